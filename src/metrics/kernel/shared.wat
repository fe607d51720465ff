;; What the LCS and the Levenshtein kernel have in common: memory, the table of the pattern, trimming, states. Each
;; kernel is a module of its own with this part in front: build-kernels.mjs puts them together.
;;
;; A word holds 63 symbols of the pattern. Bit 63 is left free, so that the carry of an addition is one shift away and
;; not a comparison, which shortens the chain from word to word to two operations.
;;
;; Memory (bytes):
;;       0  A, 128 words of state
;;    1024  B, 128 words of state
;;    2048  pattern, at most 8064 symbols and 16128 bytes
;;   18432  text, at most 65528 bytes, then 8 bytes of padding
;;   84480  carry, one byte for each symbol of the text: what the words above hand down at that symbol
;;  150016  the code points above U+007F of the pattern by slot, 127 slots of 4 bytes, 0 where free
;;  150528  table: for each symbol the words of the positions where the pattern has it
;; A symbol of the pattern or the text takes $width bytes, 1 or 2. The row of the symbol $absent is all zero: it stands
;; for every symbol that the pattern lacks.
(memory (export "memory") 7)
(global $length (mut i32) (i32.const 0))
(global $rows (mut i32) (i32.const 0))
(global $built (mut i32) (i32.const 0))
(global $stride (mut i32) (i32.const 0))
(global $absent (mut i32) (i32.const 0))
(global $width (mut i32) (i32.const 1))
(global $mask (mut i32) (i32.const 0xff))
(global $prefix (mut i32) (i32.const 0))
(global $suffix (mut i32) (i32.const 0))

;; Turns UTF-8 into symbols of one byte, in place, and gives their count: ASCII stays, a code point above it becomes
;; 129 + its slot. With $own the slots are dealt anew; else a code point without a slot becomes 128. Gives -1 when the
;; slots do not suffice, and at U+FFFD, which may stand for a lone surrogate.
(func (export "narrow") (param $base i32) (param $bytes i32) (param $own i32) (result i32)
  (local $at i32) (local $out i32) (local $end i32) (local $byte i32) (local $rest i32) (local $point i32)
  (local $slot i32) (local $key i32) (local $taken i32)
  (if (local.get $own) (then (memory.fill (i32.const 150016) (i32.const 0) (i32.const 508))))
  (local.set $out (local.tee $at (local.get $base)))
  (local.set $end (i32.add (local.get $base) (local.get $bytes)))
  (block $done (loop $next
    (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
    (local.set $byte (i32.load8_u (local.get $at)))
    (local.set $at (i32.add (local.get $at) (i32.const 1)))
    (if (i32.ge_u (local.get $byte) (i32.const 128)) (then
      (local.set $rest (i32.add (i32.const 1)
        (i32.add (i32.ge_u (local.get $byte) (i32.const 0xe0)) (i32.ge_u (local.get $byte) (i32.const 0xf0)))))
      (local.set $point (i32.and (local.get $byte) (i32.shr_u (i32.const 0x3f) (local.get $rest))))
      (loop $more
        (local.set $point (i32.or (i32.shl (local.get $point) (i32.const 6))
          (i32.and (i32.load8_u (local.get $at)) (i32.const 0x3f))))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br_if $more (local.tee $rest (i32.sub (local.get $rest) (i32.const 1)))))
      (if (i32.eq (local.get $point) (i32.const 0xfffd)) (then (return (i32.const -1))))
      (local.set $slot (i32.rem_u (local.get $point) (i32.const 127)))
      (block $found (loop $probe
        (local.set $key (i32.load offset=150016 (i32.shl (local.get $slot) (i32.const 2))))
        (br_if $found (i32.eq (local.get $key) (local.get $point)))
        (if (i32.eqz (local.get $key)) (then
          (if (i32.eqz (local.get $own)) (then (local.set $slot (i32.const -1)) (br $found)))
          ;; A free slot must remain, or the search for a missing code point would not end.
          (local.set $taken (i32.add (local.get $taken) (i32.const 1)))
          (if (i32.gt_u (local.get $taken) (i32.const 96)) (then (return (i32.const -1))))
          (i32.store offset=150016 (i32.shl (local.get $slot) (i32.const 2)) (local.get $point))
          (br $found)))
        (local.set $slot (i32.rem_u (i32.add (local.get $slot) (i32.const 1)) (i32.const 127)))
        (br $probe)))
      (local.set $byte (i32.add (local.get $slot) (i32.const 129)))))
    (i32.store8 (local.get $out) (local.get $byte))
    (local.set $out (i32.add (local.get $out) (i32.const 1)))
    (br $next)))
  (i32.sub (local.get $out) (local.get $base)))

;; Takes the pattern that lies in memory and builds its table. The table of one word of bytes waits until the pattern is
;; compared a second time: for a single comparison it costs more than a search for each symbol of the text.
(func $open (export "open") (param $length i32) (param $rows i32) (param $width i32) (param $absent i32)
  (global.set $length (local.get $length))
  (global.set $rows (local.get $rows))
  (global.set $width (local.get $width))
  (global.set $absent (local.get $absent))
  (global.set $mask (select (i32.const 0xff) (i32.const 0xffff) (i32.eq (local.get $width) (i32.const 1))))
  (global.set $stride
    (i32.shl (i32.div_u (i32.add (local.get $length) (i32.const 62)) (i32.const 63)) (i32.const 3)))
  (global.set $built (i32.const 0))
  (if (i32.or (i32.gt_u (local.get $length) (i32.const 63)) (i32.ne (local.get $width) (i32.const 1)))
    (then (call $build))))

(func $build
  (local $symbol i32) (local $end i32) (local $wordEnd i32) (local $column i32) (local $at i32) (local $bit i64)
  (local $stride i32) (local $mask i32) (local $width i32)
  (local.set $stride (global.get $stride)) (local.set $mask (global.get $mask)) (local.set $width (global.get $width))
  (global.set $built (i32.const 1))
  (memory.fill (i32.const 150528) (i32.const 0) (i32.mul (global.get $rows) (local.get $stride)))
  (local.set $symbol (i32.const 2048))
  (local.set $end (i32.add (i32.const 2048) (i32.mul (global.get $length) (local.get $width))))
  (loop $word
    (local.set $bit (i64.const 1))
    (local.set $wordEnd (i32.add (local.get $symbol) (i32.mul (i32.const 63) (local.get $width))))
    (local.set $wordEnd
      (select (local.get $wordEnd) (local.get $end) (i32.lt_u (local.get $wordEnd) (local.get $end))))
    (loop $next
      (local.set $at (i32.add (local.get $column)
        (i32.mul (i32.and (i32.load (local.get $symbol)) (local.get $mask)) (local.get $stride))))
      (i64.store offset=150528 (local.get $at) (i64.or (i64.load offset=150528 (local.get $at)) (local.get $bit)))
      (local.set $bit (i64.shl (local.get $bit) (i64.const 1)))
      (br_if $next
        (i32.lt_u (local.tee $symbol (i32.add (local.get $symbol) (local.get $width))) (local.get $wordEnd))))
    (local.set $column (i32.add (local.get $column) (i32.const 8)))
    (br_if $word (i32.lt_u (local.get $symbol) (local.get $end)))))

;; Opens a pattern of symbols of one byte and compares the first text with it.
(func (export "first") (param $length i32) (param $rows i32) (param $absent i32) (param $count i32) (result i32)
  (call $open (local.get $length) (local.get $rows) (i32.const 1) (local.get $absent))
  (call $score (local.get $count)))

;; Compares the open pattern with another text.
(func (export "compare") (param $count i32) (result i32)
  (if (i32.eqz (global.get $built)) (then (call $build)))
  (call $score (local.get $count)))

;; Counts the symbols that pattern and text share at the start, then at the end.
(func $trim (param $count i32)
  (local $limit i32) (local $at i32) (local $pattern i32) (local $text i32) (local $differ i64)
  (local.set $limit (i32.mul (global.get $width)
    (select (local.get $count) (global.get $length) (i32.lt_u (local.get $count) (global.get $length)))))
  (block $found (loop $next
    (local.set $differ (i64.xor (i64.load offset=2048 (local.get $at)) (i64.load offset=18432 (local.get $at))))
    (if (i64.ne (local.get $differ) (i64.const 0)) (then
      (local.set $at (i32.add (local.get $at)
        (i32.wrap_i64 (i64.shr_u (i64.ctz (local.get $differ)) (i64.const 3)))))
      (br $found)))
    (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $limit)))))
  (global.set $prefix (i32.div_u
    (select (local.get $at) (local.get $limit) (i32.lt_u (local.get $at) (local.get $limit))) (global.get $width)))
  (local.set $limit (i32.sub (local.get $limit) (i32.mul (global.get $prefix) (global.get $width))))
  (local.set $pattern (i32.mul (global.get $length) (global.get $width)))
  (local.set $text (i32.mul (local.get $count) (global.get $width)))
  (local.set $at (i32.const 0))
  (block $found (loop $next
    (local.set $differ (i64.xor
      (i64.load offset=2040 (i32.sub (local.get $pattern) (local.get $at)))
      (i64.load offset=18424 (i32.sub (local.get $text) (local.get $at)))))
    (if (i64.ne (local.get $differ) (i64.const 0)) (then
      (local.set $at (i32.add (local.get $at)
        (i32.wrap_i64 (i64.shr_u (i64.clz (local.get $differ)) (i64.const 3)))))
      (br $found)))
    (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $limit)))))
  (global.set $suffix (i32.div_u
    (select (local.get $at) (local.get $limit) (i32.lt_u (local.get $at) (local.get $limit))) (global.get $width))))

;; The state after the text has given the pattern's first $known symbols. The words before stay as they are: nothing
;; reads them. With $known = 0 this is the state before any text.
(func $start (export "start") (param $known i32) (param $full i64)
  (local $at i32) (local $first i64)
  (local.set $at (i32.div_u (local.get $known) (i32.const 63)))
  (local.set $first (i64.and (local.get $full) (i64.shl (i64.const -1)
    (i64.extend_i32_u (i32.sub (local.get $known) (i32.mul (local.get $at) (i32.const 63)))))))
  (local.set $at (i32.shl (local.get $at) (i32.const 3)))
  (i64.store (local.get $at) (local.get $first))
  (i64.store offset=1024 (local.get $at) (i64.xor (local.get $full) (local.get $first)))
  (block $done (loop $next
    (br_if $done (i32.ge_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (global.get $stride)))
    (i64.store (local.get $at) (local.get $full))
    (i64.store offset=1024 (local.get $at) (i64.const 0))
    (br $next))))

;; Counts the 1 bits of A ($base = 0) or B ($base = 1024) from word $at on, up to row $rows of the pattern.
(func $ones (export "ones") (param $base i32) (param $at i32) (param $rows i32) (result i32)
  (local $sum i64) (local $left i32)
  (local.set $left (i32.sub (local.get $rows) (i32.mul (local.get $at) (i32.const 63))))
  (local.set $at (i32.add (local.get $base) (i32.shl (local.get $at) (i32.const 3))))
  (block $done (loop $next
    (br_if $done (i32.lt_s (local.get $left) (i32.const 63)))
    (local.set $sum (i64.add (local.get $sum)
      (i64.popcnt (i64.and (i64.const 0x7fffffffffffffff) (i64.load (local.get $at))))))
    (local.set $at (i32.add (local.get $at) (i32.const 8)))
    (local.set $left (i32.sub (local.get $left) (i32.const 63)))
    (br $next)))
  (i32.wrap_i64 (i64.add (local.get $sum) (i64.popcnt (i64.and (i64.load (local.get $at))
    (i64.sub (i64.shl (i64.const 1) (i64.extend_i32_u (local.get $left))) (i64.const 1)))))))

(func $address (param $symbol i32) (result i32)
  (i32.add (i32.const 18432) (i32.mul (local.get $symbol) (global.get $width))))
