;; Longest common subsequence (LCS) on 64-bit words; goes with shared.wat.
;; Method: H. Hyyro, "Bit-parallel LCS-length computation revisited", 2004. In A a 0 bit is a matched symbol; B is not
;; used. Bit 63 of the state is always 1: it comes out of an addition as 0 just when there is a carry, and what is
;; handed on, from word to word and in the carry bytes, is 1 for "no carry".
;; Where all rows in question lie in the word at byte $at: state in a local, no carry. Gives the state after the text.
(func $one (param $text i32) (param $end i32) (param $at i32) (param $s i64) (result i64)
  (local $used i64) (local $width i32) (local $mask i32) (local $stride i32)
  (local.set $width (global.get $width)) (local.set $mask (global.get $mask)) (local.set $stride (global.get $stride))
  (loop $next
    (local.set $used (i64.and (local.get $s) (i64.load offset=150528 (i32.add (local.get $at)
      (i32.mul (i32.and (i32.load (local.get $text)) (local.get $mask)) (local.get $stride))))))
    (local.set $s (i64.or (i64.add (local.get $s) (local.get $used)) (i64.xor (local.get $s) (local.get $used))))
    (br_if $next (i32.lt_u (local.tee $text (i32.add (local.get $text) (local.get $width))) (local.get $end))))
  (local.get $s))

;; The same without the table, for a pattern of one word of bytes.
(func $first (param $text i32) (param $end i32) (param $s i64) (result i64)
  (local $hit i64) (local $used i64)
  (local $symbol v128) (local $p0 v128) (local $p1 v128) (local $p2 v128) (local $p3 v128)
  (local.set $p0 (v128.load (i32.const 2048))) (local.set $p1 (v128.load (i32.const 2064)))
  (local.set $p2 (v128.load (i32.const 2080))) (local.set $p3 (v128.load (i32.const 2096)))
  (loop $next
    (local.set $symbol (v128.load8_splat (local.get $text)))
    (local.set $hit (i64.or
      (i64.extend_i32_u (i32.or
        (i8x16.bitmask (i8x16.eq (local.get $symbol) (local.get $p0)))
        (i32.shl (i8x16.bitmask (i8x16.eq (local.get $symbol) (local.get $p1))) (i32.const 16))))
      (i64.shl (i64.extend_i32_u (i32.or
        (i8x16.bitmask (i8x16.eq (local.get $symbol) (local.get $p2)))
        (i32.shl (i8x16.bitmask (i8x16.eq (local.get $symbol) (local.get $p3))) (i32.const 16)))) (i64.const 32))))
    (local.set $used (i64.and (local.get $s) (local.get $hit)))
    (local.set $s (i64.or (i64.add (local.get $s) (local.get $used)) (i64.xor (local.get $s) (local.get $used))))
    (br_if $next (i32.lt_u (local.tee $text (i32.add (local.get $text) (i32.const 1))) (local.get $end))))
  (local.get $s))

;; The last two words of the pattern, from the word at byte $at on, in locals: no load or store of state per symbol.
(func $two (param $text i32) (param $end i32) (param $at i32)
  (local $row i32) (local $used i64) (local $sum i64)
  (local $width i32) (local $mask i32) (local $stride i32)
  (local $s0 i64) (local $s1 i64)
  (local.set $width (global.get $width)) (local.set $mask (global.get $mask)) (local.set $stride (global.get $stride))
  (local.set $s0 (i64.load (local.get $at)))
  (local.set $s1 (i64.load offset=8 (local.get $at)))
  (loop $next
    (local.set $row (i32.add (local.get $at)
      (i32.mul (i32.and (i32.load (local.get $text)) (local.get $mask)) (local.get $stride))))
    (local.set $used (i64.and (local.get $s0) (i64.load offset=150528 (local.get $row))))
    (local.set $sum (i64.add (local.get $s0) (local.get $used)))
    (local.set $s0 (i64.or (local.get $sum) (i64.xor (local.get $s0) (local.get $used))))
    (local.set $used (i64.and (local.get $s1) (i64.load offset=150536 (local.get $row))))
    (local.set $sum (i64.sub
      (i64.add (i64.add (local.get $s1) (local.get $used)) (i64.const 1))
      (i64.shr_u (local.get $sum) (i64.const 63))))
    (local.set $s1 (i64.or (local.get $sum) (i64.xor (local.get $s1) (local.get $used))))
    (br_if $next (i32.lt_u (local.tee $text (i32.add (local.get $text) (local.get $width))) (local.get $end))))
  (i64.store (local.get $at) (local.get $s0))
  (i64.store offset=8 (local.get $at) (local.get $s1)))

;; The same for the last three or four words, each a symbol of the text behind the one before it, so that no word waits
;; for the carry of this very symbol and two of them go together. The text is padded with symbols that the pattern
;; lacks. A fourth word that is none reads what follows in the table and hands nothing on.
(func $four (param $text i32) (param $end i32) (param $at i32)
  (local $row0 i32) (local $row1 i32) (local $row2 i32) (local $row3 i32)
  (local $width i32) (local $mask i32) (local $stride i32) (local $saved i64)
  (local $s01 v128) (local $s23 v128) (local $none01 v128) (local $none23 v128)
  (local $used v128) (local $sum01 v128) (local $sum23 v128) (local $one v128)
  (local.set $width (global.get $width)) (local.set $mask (global.get $mask)) (local.set $stride (global.get $stride))
  (local.set $saved (call $pad (local.get $end)))
  (local.set $row1 (i32.add (local.get $at) (i32.mul (global.get $absent) (local.get $stride))))
  (local.set $row2 (local.get $row1))
  (local.set $row3 (local.get $row1))
  (local.set $one (v128.const i64x2 1 1))
  (local.set $none01 (local.get $one))
  (local.set $none23 (local.get $one))
  (local.set $s01 (v128.load (local.get $at)))
  (local.set $s23 (v128.load offset=16 (local.get $at)))
  (local.set $end (i32.add (local.get $end) (i32.mul (local.get $width) (i32.const 3))))
  (loop $next
    (local.set $row0 (i32.add (local.get $at)
      (i32.mul (i32.and (i32.load (local.get $text)) (local.get $mask)) (local.get $stride))))
    (local.set $used (v128.and (local.get $s01) (v128.load64_lane offset=150536 1 (local.get $row1)
      (v128.load64_zero offset=150528 (local.get $row0)))))
    (local.set $sum01 (i64x2.sub
      (i64x2.add (i64x2.add (local.get $s01) (local.get $used)) (local.get $one)) (local.get $none01)))
    (local.set $s01 (v128.or (local.get $sum01) (v128.xor (local.get $s01) (local.get $used))))
    (local.set $used (v128.and (local.get $s23) (v128.load64_lane offset=150552 1 (local.get $row3)
      (v128.load64_zero offset=150544 (local.get $row2)))))
    (local.set $sum23 (i64x2.sub
      (i64x2.add (i64x2.add (local.get $s23) (local.get $used)) (local.get $one)) (local.get $none23)))
    (local.set $s23 (v128.or (local.get $sum23) (v128.xor (local.get $s23) (local.get $used))))
    (local.set $sum01 (i64x2.shr_u (local.get $sum01) (i32.const 63)))
    (local.set $sum23 (i64x2.shr_u (local.get $sum23) (i32.const 63)))
    (local.set $none01 (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $one) (local.get $sum01)))
    (local.set $none23
      (i8x16.shuffle 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 (local.get $sum01) (local.get $sum23)))
    (local.set $row3 (local.get $row2))
    (local.set $row2 (local.get $row1))
    (local.set $row1 (local.get $row0))
    (br_if $next (i32.lt_u (local.tee $text (i32.add (local.get $text) (local.get $width))) (local.get $end))))
  (i64.store (i32.sub (local.get $end) (i32.mul (local.get $width) (i32.const 3))) (local.get $saved))
  (v128.store (local.get $at) (local.get $s01))
  (v128.store offset=16 (local.get $at) (local.get $s23)))

;; Any number of words, four symbols of the text together: a word is loaded and stored once for the four, and their
;; carry chains overlap. The text is padded with symbols that the pattern lacks; these change nothing.
(func $many (param $text i32) (param $end i32) (param $carry i32) (param $from i32) (param $to i32)
  (local $at i32) (local $s i64) (local $used i64) (local $sum i64)
  (local $row0 i32) (local $row1 i32) (local $row2 i32) (local $row3 i32)
  (local $none0 i64) (local $none1 i64) (local $none2 i64) (local $none3 i64)
  (loop $next
    (local.set $row0 (i32.mul (global.get $stride) (i32.and (global.get $mask) (i32.load (local.get $text)))))
    (local.set $none0 (i64.load8_u (local.get $carry)))
    (local.set $text (i32.add (local.get $text) (global.get $width)))
    (local.set $row1 (i32.mul (global.get $stride) (i32.and (global.get $mask) (i32.load (local.get $text)))))
    (local.set $none1 (i64.load8_u offset=1 (local.get $carry)))
    (local.set $text (i32.add (local.get $text) (global.get $width)))
    (local.set $row2 (i32.mul (global.get $stride) (i32.and (global.get $mask) (i32.load (local.get $text)))))
    (local.set $none2 (i64.load8_u offset=2 (local.get $carry)))
    (local.set $text (i32.add (local.get $text) (global.get $width)))
    (local.set $row3 (i32.mul (global.get $stride) (i32.and (global.get $mask) (i32.load (local.get $text)))))
    (local.set $none3 (i64.load8_u offset=3 (local.get $carry)))
    (local.set $at (local.get $from))
    (loop $word
      (local.set $s (i64.load (local.get $at)))
      (local.set $used (i64.and (local.get $s) (i64.load offset=150528 (i32.add (local.get $row0) (local.get $at)))))
      (local.set $sum (i64.sub (i64.add (i64.add (local.get $s) (local.get $used)) (i64.const 1)) (local.get $none0)))
      (local.set $none0 (i64.shr_u (local.get $sum) (i64.const 63)))
      (local.set $s (i64.or (local.get $sum) (i64.xor (local.get $s) (local.get $used))))
      (local.set $used (i64.and (local.get $s) (i64.load offset=150528 (i32.add (local.get $row1) (local.get $at)))))
      (local.set $sum (i64.sub (i64.add (i64.add (local.get $s) (local.get $used)) (i64.const 1)) (local.get $none1)))
      (local.set $none1 (i64.shr_u (local.get $sum) (i64.const 63)))
      (local.set $s (i64.or (local.get $sum) (i64.xor (local.get $s) (local.get $used))))
      (local.set $used (i64.and (local.get $s) (i64.load offset=150528 (i32.add (local.get $row2) (local.get $at)))))
      (local.set $sum (i64.sub (i64.add (i64.add (local.get $s) (local.get $used)) (i64.const 1)) (local.get $none2)))
      (local.set $none2 (i64.shr_u (local.get $sum) (i64.const 63)))
      (local.set $s (i64.or (local.get $sum) (i64.xor (local.get $s) (local.get $used))))
      (local.set $used (i64.and (local.get $s) (i64.load offset=150528 (i32.add (local.get $row3) (local.get $at)))))
      (local.set $sum (i64.sub (i64.add (i64.add (local.get $s) (local.get $used)) (i64.const 1)) (local.get $none3)))
      (local.set $none3 (i64.shr_u (local.get $sum) (i64.const 63)))
      (local.set $s (i64.or (local.get $sum) (i64.xor (local.get $s) (local.get $used))))
      (i64.store (local.get $at) (local.get $s))
      (br_if $word (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $to))))
    (i64.store8 (local.get $carry) (local.get $none0))
    (i64.store8 offset=1 (local.get $carry) (local.get $none1))
    (i64.store8 offset=2 (local.get $carry) (local.get $none2))
    (i64.store8 offset=3 (local.get $carry) (local.get $none3))
    (local.set $carry (i32.add (local.get $carry) (i32.const 4)))
    (br_if $next (i32.lt_u (local.tee $text (i32.add (local.get $text) (global.get $width))) (local.get $end)))))

;; The LCS of the first $rows symbols of the pattern and a text that begins with the first $known of them and goes
;; on with the symbols $from to $to of the text in memory (at least one).
(func $solve (param $known i32) (param $rows i32) (param $from i32) (param $to i32) (result i32)
  (local $first i32) (local $words i32) (local $at i32) (local $text i32) (local $end i32)
  (local.set $first (i32.div_u (local.get $known) (i32.const 63)))
  (local.set $words
    (i32.sub (i32.div_u (i32.add (local.get $rows) (i32.const 62)) (i32.const 63)) (local.get $first)))
  (local.set $at (i32.shl (local.get $first) (i32.const 3)))
  (local.set $text (i32.add (i32.const 18432) (i32.mul (local.get $from) (global.get $width))))
  (local.set $end (i32.add (i32.const 18432) (i32.mul (local.get $to) (global.get $width))))
  (if (i32.eq (local.get $words) (i32.const 1)) (then
    (local.set $first (i32.mul (local.get $first) (i32.const 63)))
    (return (i32.sub (local.get $rows) (i32.wrap_i64 (i64.popcnt (i64.and
      (call $one (local.get $text) (local.get $end) (local.get $at)
        (i64.shl (i64.const -1) (i64.extend_i32_u (i32.sub (local.get $known) (local.get $first)))))
      (i64.sub (i64.shl (i64.const 1) (i64.extend_i32_u (i32.sub (local.get $rows) (local.get $first))))
        (i64.const 1)))))))))
  (call $start (local.get $known) (i64.const -1))
  (block $done
    (block $more (block $atFour (block $atTwo
      (br_table $more $more $atTwo $atFour $atFour $more (local.get $words)))
      (call $two (local.get $text) (local.get $end) (local.get $at)) (br $done))
      (call $four (local.get $text) (local.get $end) (local.get $at)) (br $done))
    (memory.fill (i32.const 84480) (i32.const 1) (i32.sub (local.get $to) (local.get $from)))
    (call $padded (local.get $text) (local.get $end) (local.get $at)
      (i32.add (local.get $at) (i32.shl (local.get $words) (i32.const 3)))))
  (i32.sub (local.get $rows) (call $ones (i32.const 0) (local.get $first) (local.get $rows))))

(func $padded (param $text i32) (param $end i32) (param $from i32) (param $to i32)
  (local $saved i64)
  (i32.store offset=84480 (i32.div_u (i32.sub (local.get $end) (local.get $text)) (global.get $width))
    (i32.const 0x01010101))
  (local.set $saved (call $pad (local.get $end)))
  (call $many (local.get $text) (local.get $end) (i32.const 84480) (local.get $from) (local.get $to))
  (i64.store (local.get $end) (local.get $saved)))

;; Writes four or more symbols that the pattern lacks behind the text, and gives what stood there.
(func $pad (param $end i32) (result i64)
  (i64.load (local.get $end))
  (i64.store (local.get $end) (i64.mul (i64.extend_i32_u (global.get $absent))
    (select (i64.const 0x0101010101010101) (i64.const 0x0001000100010001)
      (i32.eq (global.get $width) (i32.const 1))))))

;; The LCS of the open pattern and the first $count symbols of the text.
(func $score (param $count i32) (result i32)
  (local $rows i32) (local $end i32)
  (call $trim (local.get $count))
  (local.set $rows (i32.sub (global.get $length) (global.get $suffix)))
  (local.set $end (i32.sub (local.get $count) (global.get $suffix)))
  (if (i32.or (i32.eq (local.get $rows) (global.get $prefix)) (i32.eq (local.get $end) (global.get $prefix)))
    (then (return (i32.add (global.get $prefix) (global.get $suffix)))))
  (if (i32.eqz (global.get $built)) (then
    (return (i32.sub (global.get $length) (i32.wrap_i64 (i64.popcnt (i64.and
      (call $first (call $address (global.get $prefix)) (call $address (local.get $end))
        (i64.shl (i64.const -1) (i64.extend_i32_u (global.get $prefix))))
      (i64.sub (i64.shl (i64.const 1) (i64.extend_i32_u (local.get $rows))) (i64.const 1)))))))))
  (i32.add (global.get $suffix)
    (call $solve (global.get $prefix) (local.get $rows) (global.get $prefix) (local.get $end))))

;; The LCS of the open pattern and the symbols $from to $to of the text.
(func (export "window") (param $from i32) (param $to i32) (result i32)
  (if (result i32) (i32.lt_u (local.get $from) (local.get $to))
    (then (call $solve (i32.const 0) (global.get $length) (local.get $from) (local.get $to)))
    (else (i32.const 0))))

;; The LCS of the open pattern and each start of the text, up to $count symbols. Symbols of two bytes only: the value
;; at a symbol takes the place of the symbol.
(func (export "starts") (param $count i32)
  (local $text i32) (local $end i32) (local $row i32) (local $at i32)
  (local $s i64) (local $used i64) (local $sum i64) (local $none i64) (local $matched i64)
  (call $start (i32.const 0) (i64.const -1))
  (local.set $text (i32.const 18432))
  (local.set $end (call $address (local.get $count)))
  (loop $next
    (local.set $row (i32.mul (global.get $stride) (i32.load16_u (local.get $text))))
    (local.set $none (i64.const 1))
    (local.set $matched (i64.const 0))
    (local.set $at (i32.const 0))
    (loop $word
      (local.set $s (i64.load (local.get $at)))
      (local.set $used (i64.and (local.get $s) (i64.load offset=150528 (i32.add (local.get $row) (local.get $at)))))
      (local.set $sum (i64.sub (i64.add (i64.add (local.get $s) (local.get $used)) (i64.const 1)) (local.get $none)))
      (local.set $none (i64.shr_u (local.get $sum) (i64.const 63)))
      (local.set $s (i64.or (local.get $sum) (i64.xor (local.get $s) (local.get $used))))
      (i64.store (local.get $at) (local.get $s))
      (local.set $matched (i64.add (local.get $matched) (i64.popcnt (i64.xor (local.get $s) (i64.const -1)))))
      (br_if $word (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (global.get $stride))))
    (i64.store16 (local.get $text) (local.get $matched))
    (br_if $next (i32.lt_u (local.tee $text (i32.add (local.get $text) (i32.const 2))) (local.get $end)))))

;; Goes on over the first $count symbols of the text with the carries that lie in memory, and leaves new ones there.
(func (export "block") (param $count i32)
  (call $padded (i32.const 18432) (call $address (local.get $count)) (i32.const 0) (global.get $stride)))
