;; Edit-distance kernels on 64-bit words: longest common subsequence (LCS) and Levenshtein.
;;
;; Method: H. Hyyro, "Bit-parallel LCS-length computation revisited" (2004) and "A bit-vector algorithm for computing
;; Levenshtein and Damerau edit distances" (2003), after G. Myers (1999).
;; A word holds 63 symbols of the pattern. Bit 63 is left free, so that the carry of an addition is one shift away and
;; not a comparison, which shortens the chain from word to word to two operations. For LCS bit 63 of the state is always
;; 1: it comes out of an addition as 0 just when there is a carry, and what is handed on is 1 for "no carry".
;;
;; Memory (bytes):
;;       0  A, 128 words: LCS: a 0 bit is a matched symbol; Levenshtein: rows where the column goes up by one
;;    1024  B, 128 words: Levenshtein: rows where the column goes down by one
;;    2048  pattern, at most 8064 symbols and 16128 bytes
;;   18432  text, at most 65528 bytes, then 8 bytes of padding
;;   84480  carry, one byte for each symbol of the text: what the words above hand down at that symbol
;;  150016  the code points above U+007F of the pattern by slot, 127 slots of 4 bytes, 0 where free
;;  150528  table: for each symbol the words of the positions where the pattern has it
;; A symbol of the pattern or the text takes $width bytes, 1 or 2. The row of the symbol $absent is all zero: it stands
;; for every symbol that the pattern lacks.
(module
  (memory (export "memory") 7)
  (global $length (mut i32) (i32.const 0))
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

  ;; Builds the table of the pattern that lies in memory.
  (func (export "open") (param $length i32) (param $rows i32) (param $width i32) (param $absent i32)
    (local $symbol i32) (local $end i32) (local $wordEnd i32) (local $column i32) (local $at i32) (local $bit i64)
    (local $stride i32) (local $mask i32)
    (local.set $stride (i32.shl (i32.div_u (i32.add (local.get $length) (i32.const 62)) (i32.const 63)) (i32.const 3)))
    (global.set $length (local.get $length))
    (global.set $stride (local.get $stride))
    (global.set $absent (local.get $absent))
    (global.set $width (local.get $width))
    (local.set $mask (select (i32.const 0xff) (i32.const 0xffff) (i32.eq (local.get $width) (i32.const 1))))
    (global.set $mask (local.get $mask))
    (memory.fill (i32.const 150528) (i32.const 0) (i32.mul (local.get $rows) (local.get $stride)))
    (local.set $symbol (i32.const 2048))
    (local.set $end (i32.add (i32.const 2048) (i32.mul (local.get $length) (local.get $width))))
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

  ;; Where all rows in question lie in the word at byte $at: state in a local, no carry. Gives the state after the text.
  (func $lcs1 (param $text i32) (param $end i32) (param $at i32) (param $s i64) (result i64)
    (local $used i64) (local $width i32) (local $mask i32) (local $stride i32)
    (local.set $width (global.get $width)) (local.set $mask (global.get $mask)) (local.set $stride (global.get $stride))
    (loop $next
      (local.set $used (i64.and (local.get $s) (i64.load offset=150528 (i32.add (local.get $at)
        (i32.mul (i32.and (i32.load (local.get $text)) (local.get $mask)) (local.get $stride))))))
      (local.set $s (i64.or (i64.add (local.get $s) (local.get $used)) (i64.xor (local.get $s) (local.get $used))))
      (br_if $next (i32.lt_u (local.tee $text (i32.add (local.get $text) (local.get $width))) (local.get $end))))
    (local.get $s))

  ;; The last two words of the pattern, from the word at byte $at on, in locals: no load or store of state per symbol.
  (func $lcs2 (param $text i32) (param $end i32) (param $at i32)
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

  ;; The same for the last three words.
  (func $lcs3 (param $text i32) (param $end i32) (param $at i32)
    (local $row i32) (local $used i64) (local $sum i64)
    (local $width i32) (local $mask i32) (local $stride i32)
    (local $s0 i64) (local $s1 i64) (local $s2 i64)
    (local.set $width (global.get $width)) (local.set $mask (global.get $mask)) (local.set $stride (global.get $stride))
    (local.set $s0 (i64.load (local.get $at)))
    (local.set $s1 (i64.load offset=8 (local.get $at)))
    (local.set $s2 (i64.load offset=16 (local.get $at)))
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
      (local.set $used (i64.and (local.get $s2) (i64.load offset=150544 (local.get $row))))
      (local.set $sum (i64.sub
        (i64.add (i64.add (local.get $s2) (local.get $used)) (i64.const 1))
        (i64.shr_u (local.get $sum) (i64.const 63))))
      (local.set $s2 (i64.or (local.get $sum) (i64.xor (local.get $s2) (local.get $used))))
      (br_if $next (i32.lt_u (local.tee $text (i32.add (local.get $text) (local.get $width))) (local.get $end))))
    (i64.store (local.get $at) (local.get $s0))
    (i64.store offset=8 (local.get $at) (local.get $s1))
    (i64.store offset=16 (local.get $at) (local.get $s2)))

  ;; The same for the last four words.
  (func $lcs4 (param $text i32) (param $end i32) (param $at i32)
    (local $row i32) (local $used i64) (local $sum i64)
    (local $width i32) (local $mask i32) (local $stride i32)
    (local $s0 i64) (local $s1 i64) (local $s2 i64) (local $s3 i64)
    (local.set $width (global.get $width)) (local.set $mask (global.get $mask)) (local.set $stride (global.get $stride))
    (local.set $s0 (i64.load (local.get $at)))
    (local.set $s1 (i64.load offset=8 (local.get $at)))
    (local.set $s2 (i64.load offset=16 (local.get $at)))
    (local.set $s3 (i64.load offset=24 (local.get $at)))
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
      (local.set $used (i64.and (local.get $s2) (i64.load offset=150544 (local.get $row))))
      (local.set $sum (i64.sub
        (i64.add (i64.add (local.get $s2) (local.get $used)) (i64.const 1))
        (i64.shr_u (local.get $sum) (i64.const 63))))
      (local.set $s2 (i64.or (local.get $sum) (i64.xor (local.get $s2) (local.get $used))))
      (local.set $used (i64.and (local.get $s3) (i64.load offset=150552 (local.get $row))))
      (local.set $sum (i64.sub
        (i64.add (i64.add (local.get $s3) (local.get $used)) (i64.const 1))
        (i64.shr_u (local.get $sum) (i64.const 63))))
      (local.set $s3 (i64.or (local.get $sum) (i64.xor (local.get $s3) (local.get $used))))
      (br_if $next (i32.lt_u (local.tee $text (i32.add (local.get $text) (local.get $width))) (local.get $end))))
    (i64.store (local.get $at) (local.get $s0))
    (i64.store offset=8 (local.get $at) (local.get $s1))
    (i64.store offset=16 (local.get $at) (local.get $s2))
    (i64.store offset=24 (local.get $at) (local.get $s3)))

  ;; Any number of words, four symbols of the text together: a word is loaded and stored once for the four, and their
  ;; carry chains overlap. The text is padded with symbols that the pattern lacks; these change nothing.
  (func $lcsMany (param $text i32) (param $end i32) (param $carry i32) (param $from i32) (param $to i32)
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
  (func $lcsOf (param $known i32) (param $rows i32) (param $from i32) (param $to i32) (result i32)
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
        (call $lcs1 (local.get $text) (local.get $end) (local.get $at)
          (i64.shl (i64.const -1) (i64.extend_i32_u (i32.sub (local.get $known) (local.get $first)))))
        (i64.sub (i64.shl (i64.const 1) (i64.extend_i32_u (i32.sub (local.get $rows) (local.get $first))))
          (i64.const 1)))))))))
    (call $start (local.get $known) (i64.const -1))
    (block $done
      (block $many (block $four (block $three (block $two
        (br_table $many $many $two $three $four $many (local.get $words)))
        (call $lcs2 (local.get $text) (local.get $end) (local.get $at)) (br $done))
        (call $lcs3 (local.get $text) (local.get $end) (local.get $at)) (br $done))
        (call $lcs4 (local.get $text) (local.get $end) (local.get $at)) (br $done))
      (memory.fill (i32.const 84480) (i32.const 1) (i32.sub (local.get $to) (local.get $from)))
      (call $lcsPadded (local.get $text) (local.get $end) (local.get $at)
        (i32.add (local.get $at) (i32.shl (local.get $words) (i32.const 3)))))
    (i32.sub (local.get $rows) (call $ones (i32.const 0) (local.get $first) (local.get $rows))))

  (func $lcsPadded (param $text i32) (param $end i32) (param $from i32) (param $to i32)
    (local $saved i64)
    (local.set $saved (i64.load (local.get $end)))
    (i32.store offset=84480 (i32.div_u (i32.sub (local.get $end) (local.get $text)) (global.get $width))
      (i32.const 0x01010101))
    (i64.store (local.get $end) (i64.mul (i64.extend_i32_u (global.get $absent))
      (select (i64.const 0x0101010101010101) (i64.const 0x0001000100010001)
        (i32.eq (global.get $width) (i32.const 1)))))
    (call $lcsMany (local.get $text) (local.get $end) (i32.const 84480) (local.get $from) (local.get $to))
    (i64.store (local.get $end) (local.get $saved)))

  ;; The LCS of the open pattern and the first $count symbols of the text.
  (func (export "lcs") (param $count i32) (result i32)
    (local $rows i32) (local $end i32)
    (call $trim (local.get $count))
    (local.set $rows (i32.sub (global.get $length) (global.get $suffix)))
    (local.set $end (i32.sub (local.get $count) (global.get $suffix)))
    (if (i32.or (i32.eq (local.get $rows) (global.get $prefix)) (i32.eq (local.get $end) (global.get $prefix)))
      (then (return (i32.add (global.get $prefix) (global.get $suffix)))))
    (i32.add (global.get $suffix)
      (call $lcsOf (global.get $prefix) (local.get $rows) (global.get $prefix) (local.get $end))))

  ;; The LCS of the open pattern and the symbols $from to $to of the text.
  (func (export "lcsWindow") (param $from i32) (param $to i32) (result i32)
    (if (result i32) (i32.lt_u (local.get $from) (local.get $to))
      (then (call $lcsOf (i32.const 0) (global.get $length) (local.get $from) (local.get $to)))
      (else (i32.const 0))))

  ;; The LCS of the open pattern and each start of the text, up to $count symbols. Symbols of two bytes only: the value
  ;; at a symbol takes the place of the symbol.
  (func (export "lcsStarts") (param $count i32)
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
  (func (export "lcsBlock") (param $count i32)
    (call $lcsPadded (i32.const 18432) (call $address (local.get $count)) (i32.const 0) (global.get $stride)))

  (func $address (param $symbol i32) (result i32)
    (i32.add (i32.const 18432) (i32.mul (local.get $symbol) (global.get $width))))

  ;; The byte offset of the word that holds a row.
  (func $word (param $row i32) (result i32)
    (i32.shl (i32.div_u (local.get $row) (i32.const 63)) (i32.const 3)))

  ;; Levenshtein over the text between two addresses. A carry byte holds three bits from the words above: 1 the carry
  ;; of the addition, 2 the row above goes up by one, 4 it goes down by one.
  (func $levenshteinRun (param $text i32) (param $end i32) (param $carry i32) (param $from i32) (param $to i32)
    (local $at i32) (local $row i32) (local $c i64) (local $up i64) (local $down i64)
    (local $a i64) (local $b i64) (local $hit i64) (local $same i64) (local $hUp i64) (local $hDown i64)
    (loop $next
      (local.set $row (i32.mul (global.get $stride) (i32.and (global.get $mask) (i32.load (local.get $text)))))
      (local.set $c (i64.load8_u (local.get $carry)))
      (local.set $up (i64.and (i64.shr_u (local.get $c) (i64.const 1)) (i64.const 1)))
      (local.set $down (i64.shr_u (local.get $c) (i64.const 2)))
      (local.set $c (i64.and (local.get $c) (i64.const 1)))
      (local.set $at (local.get $from))
      (loop $word
        (local.set $hit (i64.load offset=150528 (i32.add (local.get $row) (local.get $at))))
        (local.set $a (i64.load (local.get $at)))
        (local.set $b (i64.load offset=1024 (local.get $at)))
        (local.set $same (i64.add (i64.add (i64.and (local.get $hit) (local.get $a)) (local.get $a)) (local.get $c)))
        (local.set $c (i64.shr_u (local.get $same) (i64.const 63)))
        (local.set $same (i64.or (i64.or (i64.xor (local.get $same) (local.get $a)) (local.get $hit)) (local.get $b)))
        (local.set $hUp (i64.or (local.get $b) (i64.xor (i64.const -1) (i64.or (local.get $same) (local.get $a)))))
        (local.set $hDown (i64.and (local.get $same) (local.get $a)))
        (local.set $hUp (i64.or (i64.shl (local.get $hUp) (i64.const 1)) (local.get $up)))
        (local.set $hDown (i64.or (i64.shl (local.get $hDown) (i64.const 1)) (local.get $down)))
        (local.set $up (i64.shr_u (local.get $hUp) (i64.const 63)))
        (local.set $down (i64.shr_u (local.get $hDown) (i64.const 63)))
        (i64.store (local.get $at) (i64.and (i64.const 0x7fffffffffffffff)
          (i64.or (local.get $hDown) (i64.xor (i64.const -1) (i64.or (local.get $same) (local.get $hUp))))))
        (i64.store offset=1024 (local.get $at) (i64.and (i64.const 0x7fffffffffffffff)
          (i64.and (local.get $hUp) (local.get $same))))
        (br_if $word (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $to))))
      (i64.store8 (local.get $carry) (i64.or (local.get $c)
        (i64.or (i64.shl (local.get $up) (i64.const 1)) (i64.shl (local.get $down) (i64.const 2)))))
      (local.set $carry (i32.add (local.get $carry) (i32.const 1)))
      (br_if $next (i32.lt_u (local.tee $text (i32.add (local.get $text) (global.get $width))) (local.get $end)))))

  ;; Where all rows in question lie in the word at byte $at: the distance, given the state $a of the column before the
  ;; text and the bit after the last row in question.
  (func $levenshtein1 (param $text i32) (param $end i32) (param $at i32) (param $a i64) (param $mask64 i64) (result i32)
    (local $hit i64) (local $same i64) (local $hUp i64) (local $hDown i64) (local $b i64)
    (local $width i32) (local $mask i32) (local $stride i32)
    (local.set $width (global.get $width)) (local.set $mask (global.get $mask)) (local.set $stride (global.get $stride))
    (local.set $b (i64.xor (local.get $a) (i64.const -1)))
    (loop $next
      (local.set $hit (i64.load offset=150528 (i32.add (local.get $at)
        (i32.mul (i32.and (i32.load (local.get $text)) (local.get $mask)) (local.get $stride)))))
      (local.set $same (i64.or (i64.or (i64.xor (i64.add (i64.and (local.get $hit) (local.get $a)) (local.get $a))
        (local.get $a)) (local.get $hit)) (local.get $b)))
      (local.set $hUp (i64.or (i64.const 1) (i64.shl (i64.or (local.get $b)
        (i64.xor (i64.const -1) (i64.or (local.get $same) (local.get $a)))) (i64.const 1))))
      (local.set $hDown (i64.shl (i64.and (local.get $same) (local.get $a)) (i64.const 1)))
      (local.set $a (i64.or (local.get $hDown) (i64.xor (i64.const -1) (i64.or (local.get $same) (local.get $hUp)))))
      (local.set $b (i64.and (local.get $hUp) (local.get $same)))
      (br_if $next (i32.lt_u (local.tee $text (i32.add (local.get $text) (local.get $width))) (local.get $end))))
    (i32.wrap_i64 (i64.sub (i64.popcnt (i64.and (local.get $a) (local.get $mask64)))
      (i64.popcnt (i64.and (local.get $b) (local.get $mask64))))))

  ;; The Levenshtein distance of the open pattern and the first $count symbols of the text.
  (func (export "levenshtein") (param $count i32) (result i32)
    (local $rows i32) (local $end i32) (local $first i32) (local $top i32)
    (call $trim (local.get $count))
    (local.set $rows (i32.sub (global.get $length) (global.get $suffix)))
    (local.set $end (i32.sub (local.get $count) (global.get $suffix)))
    (if (i32.eq (local.get $rows) (global.get $prefix))
      (then (return (i32.sub (local.get $end) (global.get $prefix)))))
    (if (i32.eq (local.get $end) (global.get $prefix))
      (then (return (i32.sub (local.get $rows) (global.get $prefix)))))
    (local.set $first (i32.div_u (global.get $prefix) (i32.const 63)))
    (local.set $top (i32.mul (local.get $first) (i32.const 63)))
    (if (i32.eq (local.get $first) (i32.div_u (i32.sub (local.get $rows) (i32.const 1)) (i32.const 63))) (then
      (return (i32.add (i32.sub (local.get $end) (local.get $top))
        (call $levenshtein1 (call $address (global.get $prefix)) (call $address (local.get $end))
          (i32.shl (local.get $first) (i32.const 3))
          (i64.shl (i64.const -1) (i64.extend_i32_u (i32.sub (global.get $prefix) (local.get $top))))
          (i64.sub (i64.shl (i64.const 1) (i64.extend_i32_u (i32.sub (local.get $rows) (local.get $top))))
            (i64.const 1)))))))
    (call $start (global.get $prefix) (i64.const 0x7fffffffffffffff))
    (memory.fill (i32.const 84480) (i32.const 2) (i32.sub (local.get $end) (global.get $prefix)))
    (call $levenshteinRun (call $address (global.get $prefix)) (call $address (local.get $end)) (i32.const 84480)
      (call $word (global.get $prefix)) (call $word (i32.add (local.get $rows) (i32.const 62))))
    (i32.sub
      (i32.add (i32.sub (local.get $end) (local.get $top))
        (call $ones (i32.const 0) (local.get $first) (local.get $rows)))
      (call $ones (i32.const 1024) (local.get $first) (local.get $rows))))

  ;; As lcsBlock, for Levenshtein.
  (func (export "levenshteinBlock") (param $count i32)
    (call $levenshteinRun (i32.const 18432) (call $address (local.get $count)) (i32.const 84480)
      (i32.const 0) (global.get $stride))))
