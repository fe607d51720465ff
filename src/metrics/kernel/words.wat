;; The words of two short ASCII texts: found, sorted, joined, taken apart. A module of its own, which lives in the memory
;; of an LCS kernel, so that what it joins lies where that kernel looks for its pattern and its text.
;;
;; Memory (bytes), behind all that the LCS kernel needs for a table of 129 rows:
;;    2048  the joined words of the reference: the pattern of the LCS kernel
;;   18432  the joined words of the candidate: its text
;;  393216  the candidate; the reference lies 8192 bytes behind it. From the start of each:
;;            0  the text, at most 512 bytes, then 16 bytes of blanks
;;         1008  where the text starts (after `default_process` less its blanks at both ends), 1012 its length
;;         1016  the size of its entries in bytes
;;         1024  an entry of 16 bytes for each word: its key, where it starts (4 bytes), its length (4 bytes)
;;  409600  what a function has to tell, 4 bytes each
;;  410624  1024 bits, 1 at the hash of each key of the reference
;; A key is the first eight bytes as one number, the first byte highest, 0 where the word has ended: the order of two
;; keys that differ is the order of their words, since bytes of ASCII are never negative.
(import "lcs" "memory" (memory 7))

;; Finds the words of both texts, whose bytes lie in memory; with $process after rapidfuzz's `default_process`.
(func (export "read") (param $candidate i32) (param $reference i32) (param $process i32)
  (call $find (i32.const 393216) (local.get $candidate) (local.get $process))
  (call $find (i32.const 401408) (local.get $reference) (local.get $process)))

(func $find (param $side i32) (param $length i32) (param $process i32)
  (local $at i32) (local $end i32) (local $entry i32) (local $from i32) (local $symbols v128) (local $lower v128)
  (local $blanks i32) (local $edges i32) (local $before i32) (local $edge i32) (local $shift i64)
  (local.set $at (local.get $side))
  (local.set $entry (local.get $side))
  (local.set $end (i32.add (local.get $side) (local.get $length)))
  ;; Every word ends at a blank, the last one as well.
  (v128.store (local.get $end) (i8x16.splat (i32.const 0x20)))
  (local.set $before (i32.const 1))
  (loop $more
    (local.set $symbols (v128.load (local.get $at)))
    ;; Letters, made small by one bit, and digits stay; all others become spaces.
    (if (local.get $process) (then
      (local.set $lower (v128.or (local.get $symbols) (i8x16.splat (i32.const 0x20))))
      (local.set $symbols (v128.bitselect (local.get $lower) (i8x16.splat (i32.const 0x20)) (v128.or
        (i8x16.lt_u (i8x16.sub (local.get $lower) (i8x16.splat (i32.const 0x61))) (i8x16.splat (i32.const 26)))
        (i8x16.lt_u (i8x16.sub (local.get $symbols) (i8x16.splat (i32.const 0x30))) (i8x16.splat (i32.const 10))))))
      (v128.store (local.get $at) (local.get $symbols))))
    ;; U+0009-D and U+001C-20.
    (local.set $blanks (i8x16.bitmask (v128.or
      (i8x16.lt_u (i8x16.sub (local.get $symbols) (i8x16.splat (i32.const 0x09))) (i8x16.splat (i32.const 5)))
      (i8x16.lt_u (i8x16.sub (local.get $symbols) (i8x16.splat (i32.const 0x1c))) (i8x16.splat (i32.const 5))))))
    ;; A bit where a blank follows a symbol of a word, or the other way round.
    (local.set $edges (i32.and (i32.const 0xffff) (i32.xor (local.get $blanks)
      (i32.or (i32.shl (local.get $blanks) (i32.const 1)) (local.get $before)))))
    (local.set $before (i32.shr_u (local.get $blanks) (i32.const 15)))
    (block $none
      (br_if $none (i32.eqz (local.get $edges)))
      (loop $next
        (local.set $edge (i32.add (local.get $at) (i32.ctz (local.get $edges))))
        (if (local.get $from)
          (then
            ;; What the key holds behind the word is shifted out and back.
            (local.set $length (i32.sub (local.get $edge) (local.get $from)))
            (local.set $shift (i64.extend_i32_u (i32.shl
              (i32.sub (i32.const 8) (select (local.get $length) (i32.const 8)
                (i32.lt_u (local.get $length) (i32.const 8))))
              (i32.const 3))))
            (i64.store offset=1024 (local.get $entry) (i64.shl (i64.shr_u
              (i64x2.extract_lane 0 (i8x16.shuffle 7 6 5 4 3 2 1 0 7 6 5 4 3 2 1 0
                (v128.load64_splat (local.get $from)) (v128.const i64x2 0 0)))
              (local.get $shift)) (local.get $shift)))
            (i32.store offset=1032 (local.get $entry) (local.get $from))
            (i32.store offset=1036 (local.get $entry) (local.get $length))
            (local.set $entry (i32.add (local.get $entry) (i32.const 16)))
            (local.set $from (i32.const 0)))
          (else (local.set $from (local.get $edge))))
        (br_if $next (local.tee $edges
          (i32.and (local.get $edges) (i32.sub (local.get $edges) (i32.const 1)))))))
    (br_if $more (i32.le_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end))))
  (i32.store offset=1016 (local.get $side) (i32.sub (local.get $entry) (local.get $side)))
  ;; All blanks of a processed text are spaces: without those at its ends it goes from its first word to its last.
  (local.set $from (local.get $side))
  (if (local.get $process) (then
    (local.set $end (local.get $side))
    (if (i32.ne (local.get $entry) (local.get $side)) (then
      (local.set $from (i32.load offset=1032 (local.get $side)))
      (local.set $end (i32.add (i32.load offset=1016 (local.get $entry)) (i32.load offset=1020 (local.get $entry))))))))
  (i32.store offset=1008 (local.get $side) (local.get $from))
  (i32.store offset=1012 (local.get $side) (i32.sub (local.get $end) (local.get $from))))

;; Copies both texts as they are to where the LCS kernel looks. Tells the lengths: of the candidate, of the reference.
(func (export "copy")
  (i32.store (i32.const 409600) (call $copySide (i32.const 393216) (i32.const 18432)))
  (i32.store (i32.const 409604) (call $copySide (i32.const 401408) (i32.const 2048))))

(func $copySide (param $side i32) (param $to i32) (result i32)
  (memory.copy (local.get $to) (i32.load offset=1008 (local.get $side)) (i32.load offset=1012 (local.get $side)))
  (i32.load offset=1012 (local.get $side)))

;; Whether both texts have a word in common. Most words that only the candidate has are told by their hash.
(func (export "shares") (result i32)
  (local $a i32) (local $endA i32) (local $b i32) (local $endB i32) (local $key i64) (local $hash i32)
  (memory.fill (i32.const 410624) (i32.const 0) (i32.const 128))
  (local.set $endB (i32.add (i32.const 401408) (i32.load (i32.const 402424))))
  (local.set $b (i32.const 401408))
  (block $done (loop $next
    (br_if $done (i32.eq (local.get $b) (local.get $endB)))
    (local.set $hash (call $hash (i64.load offset=1024 (local.get $b))))
    (i32.store8 offset=410624 (i32.shr_u (local.get $hash) (i32.const 3)) (i32.or
      (i32.load8_u offset=410624 (i32.shr_u (local.get $hash) (i32.const 3)))
      (i32.shl (i32.const 1) (i32.and (local.get $hash) (i32.const 7)))))
    (local.set $b (i32.add (local.get $b) (i32.const 16)))
    (br $next)))
  (local.set $a (i32.const 393216))
  (local.set $endA (i32.add (local.get $a) (i32.load offset=1016 (local.get $a))))
  (block $done (loop $next
    (br_if $done (i32.eq (local.get $a) (local.get $endA)))
    (local.set $key (i64.load offset=1024 (local.get $a)))
    (local.set $hash (call $hash (local.get $key)))
    (if (i32.and (i32.const 1) (i32.shr_u
      (i32.load8_u offset=410624 (i32.shr_u (local.get $hash) (i32.const 3)))
      (i32.and (local.get $hash) (i32.const 7)))) (then
      (local.set $b (i32.const 401408))
      (loop $search
        (if (i64.eq (local.get $key) (i64.load offset=1024 (local.get $b))) (then
          (if (i32.eqz (call $order (local.get $a) (local.get $b))) (then (return (i32.const 1))))))
        (br_if $search
          (i32.lt_u (local.tee $b (i32.add (local.get $b) (i32.const 16))) (local.get $endB))))))
    (local.set $a (i32.add (local.get $a) (i32.const 16)))
    (br $next)))
  (i32.const 0))

(func $hash (param $key i64) (result i32)
  (i32.wrap_i64 (i64.shr_u (i64.mul (local.get $key) (i64.const 0x9e3779b97f4a7c15)) (i64.const 54))))

;; Below 0 where the word of the first entry comes first, 0 for equal words.
(func $order (param $a i32) (param $b i32) (result i32)
  (local $key i64) (local $other i64)
  (local.set $key (i64.load offset=1024 (local.get $a)))
  (local.set $other (i64.load offset=1024 (local.get $b)))
  (if (i64.ne (local.get $key) (local.get $other))
    (then (return (select (i32.const -1) (i32.const 1) (i64.lt_s (local.get $key) (local.get $other))))))
  (call $orderRest
    (i32.load offset=1032 (local.get $a)) (i32.load offset=1036 (local.get $a))
    (i32.load offset=1032 (local.get $b)) (i32.load offset=1036 (local.get $b))))

;; The same for words with one key. Short ones may differ in length: the longer one then ends in U+0000.
(func $orderRest (param $a i32) (param $lengthA i32) (param $b i32) (param $lengthB i32) (result i32)
  (local $at i32) (local $shorter i32) (local $difference i32)
  (local.set $shorter (select (local.get $lengthA) (local.get $lengthB)
    (i32.lt_u (local.get $lengthA) (local.get $lengthB))))
  (local.set $at (i32.const 8))
  (block $same (loop $next
    (br_if $same (i32.ge_u (local.get $at) (local.get $shorter)))
    (local.set $difference (i32.sub
      (i32.load8_u (i32.add (local.get $a) (local.get $at)))
      (i32.load8_u (i32.add (local.get $b) (local.get $at)))))
    (if (local.get $difference) (then (return (local.get $difference))))
    (local.set $at (i32.add (local.get $at) (i32.const 1)))
    (br $next)))
  (i32.sub (local.get $lengthA) (local.get $lengthB)))
