;; The tokens of rouge-score 0.1.2 (maximal runs of a-z, A-Z and 0-9, the two cases alike) as numbers.
;;
;; A token is known by its last sixteen bytes, with zeros in front of a shorter one. Known tokens stand in a table with
;; open addressing at 131072. A slot has 32 bytes: those sixteen, then $base + number; for tokens of sixteen bytes or
;; more also where they end in the reference, and their length. Numbers below $base are left from earlier references and
;; count as empty, so that no text pays for clearing the table.

  ;; Sixteen bytes of 0, then sixteen of 255: a load from byte n keeps the last n bytes of sixteen.
  (data (i32.const 16) "\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff")

  (global $base (mut i32) (i32.const 1))
  (global $distinct (mut i32) (i32.const 0))
  ;; Bits of a slot's place in the table.
  (global $mask (mut i32) (i32.const 0))

  ;; Makes the table ready for a new reference of so many bytes.
  (func $forget (param $length i32)
    (global.set $base (i32.add (global.get $base) (global.get $distinct)))
    (global.set $distinct (i32.const 0))
    (if (i32.gt_u (global.get $base) (i32.const 0x3fffff)) (then
      (memory.fill (i32.const 131072) (i32.const 0) (i32.const 262144))
      (global.set $base (i32.const 1))))
    ;; The slots are a power of two, 128 at least, and more than the bytes: at most half are in use, mostly a tenth.
    (global.set $mask (i32.sub
      (i32.shl (i32.const 4096)
        (i32.sub (i32.const 26) (i32.clz (i32.or (i32.shr_u (local.get $length) (i32.const 1)) (i32.const 63)))))
      (i32.const 32))))

  ;; Whether the token of the slot is that of so many bytes before $end, whose last sixteen are the same.
  (func $same (param $slot i32) (param $end i32) (param $length i32) (result i32)
    (local $other i32)
    (if (i32.ne (i32.load offset=131096 (local.get $slot)) (local.get $length)) (then (return (i32.const 0))))
    (local.set $other (i32.load offset=131092 (local.get $slot)))
    (loop $next
      (if (i32.ne
          (i32.or (i32.load8_u (i32.sub (local.get $end) (local.get $length))) (i32.const 0x20))
          (i32.or (i32.load8_u (i32.sub (local.get $other) (local.get $length))) (i32.const 0x20)))
        (then (return (i32.const 0))))
      (br_if $next (local.tee $length (i32.sub (local.get $length) (i32.const 1)))))
    (i32.const 1))

  ;; Reads the text of so many bytes at $text, writes the numbers of its tokens to $ids, and returns how many they are.
  ;; One that $learns numbers its tokens by first occurrence; another has -1 where the learned text lacks the token.
  (func $read (param $text i32) (param $length i32) (param $ids i32) (param $learns i32) (result i32)
    (local $first i32) (local $base i32) (local $fresh i32)
    (local $inside i64) (local $before i64) (local $starts i64) (local $ends i64)
    (local $at i32) (local $start i32) (local $end i32) (local $size i32)
    (local $key v128) (local $slot i32) (local $number i32)
    (local $fold v128) (local $letter v128) (local $letters v128) (local $digit v128) (local $digits v128)
    ;; Constants of loops stand in locals: V8 would build them anew in each round.
    (local.set $fold (i8x16.splat (i32.const 0x20)))
    (local.set $letter (i8x16.splat (i32.const 31)))
    (local.set $letters (i8x16.splat (i32.const -102)))
    (local.set $digit (i8x16.splat (i32.const 80)))
    (local.set $digits (i8x16.splat (i32.const -118)))
    (local.set $first (local.get $ids))
    (local.set $base (global.get $base))
    ;; The number of a token that is not known.
    (local.set $fresh (i32.sub (local.get $learns) (i32.const 1)))
    (loop $blocks
      (local.set $at (local.get $text))
      (loop $sixteen
        (local.set $key (v128.load (local.get $at)))
        ;; A sum puts the letters, or the digits, to the bottom of the signed bytes: one comparison finds them.
        (local.set $inside (i64.or
          (i64.shr_u (local.get $inside) (i64.const 16))
          (i64.shl
            (i64.extend_i32_u (i8x16.bitmask (v128.or
              (i8x16.lt_s
                (i8x16.add (v128.or (local.get $key) (local.get $fold)) (local.get $letter))
                (local.get $letters))
              (i8x16.lt_s (i8x16.add (local.get $key) (local.get $digit)) (local.get $digits)))))
            (i64.const 48))))
        (br_if $sixteen
          (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16)))
            (i32.add (local.get $text) (i32.const 64)))))
      ;; What stands behind the text is left from longer ones.
      (if (i32.lt_s (local.get $length) (i32.const 64)) (then
        (local.set $inside (i64.and (local.get $inside)
          (i64.sub (i64.shl (i64.const 1) (i64.extend_i32_u (local.get $length))) (i64.const 1))))))
      (local.set $ends (i64.or (i64.shl (local.get $inside) (i64.const 1)) (local.get $before)))
      (local.set $starts (i64.and (local.get $inside) (i64.xor (local.get $ends) (i64.const -1))))
      (local.set $ends (i64.and (local.get $ends) (i64.xor (local.get $inside) (i64.const -1))))
      ;; A token that goes on from the block before has its start.
      (if (i64.eqz (local.get $before)) (then
        (local.set $start (i32.add (local.get $text) (i32.wrap_i64 (i64.ctz (local.get $starts)))))
        (local.set $starts (i64.and (local.get $starts) (i64.sub (local.get $starts) (i64.const 1))))))
      (local.set $before (i64.shr_u (local.get $inside) (i64.const 63)))
      (block $read
        (loop $tokens
          (br_if $read (i64.eqz (local.get $ends)))
          (local.set $end (i32.add (local.get $text) (i32.wrap_i64 (i64.ctz (local.get $ends)))))
          (local.set $ends (i64.and (local.get $ends) (i64.sub (local.get $ends) (i64.const 1))))
          (local.set $size (i32.sub (local.get $end) (local.get $start)))
          ;; Setting bit 5 folds A-Z to a-z and leaves a-z and 0-9 as they are.
          (local.set $key (v128.and
            (v128.or (v128.load (i32.sub (local.get $end) (i32.const 16))) (local.get $fold))
            (v128.load (select (local.get $size) (i32.const 16) (i32.lt_u (local.get $size) (i32.const 16))))))
          (local.set $slot (i32.and (global.get $mask) (i32.wrap_i64 (i64.shr_u
            (i64.add
              (i64.mul (i64x2.extract_lane 1 (local.get $key)) (i64.const 0x9e3779b97f4a7c15))
              (i64.mul (i64x2.extract_lane 0 (local.get $key)) (i64.const 0xc2b2ae3d27d4eb4f)))
            (i64.const 45)))))
          (block $found
            (loop $probe
              (local.set $number (i32.sub (i32.load offset=131088 (local.get $slot)) (local.get $base)))
              ;; Whether the slot is empty or has the token is one question: apart, neither answer can be foreseen.
              (if (i32.or
                  (i32.lt_s (local.get $number) (i32.const 0))
                  (i32.eqz (v128.any_true (v128.xor (local.get $key) (v128.load offset=131072 (local.get $slot))))))
                (then
                  (br_if $found (i32.lt_u (local.get $size) (i32.const 16)))
                  (br_if $found (i32.lt_s (local.get $number) (i32.const 0)))
                  (br_if $found (call $same (local.get $slot) (local.get $end) (local.get $size)))))
              (local.set $slot (i32.and (i32.add (local.get $slot) (i32.const 32)) (global.get $mask)))
              (br $probe)))
          (local.set $number (select (local.get $fresh) (local.get $number)
            (i32.lt_s (local.get $number) (i32.const 0))))
          (i32.store (local.get $ids) (local.get $number))
          (local.set $ids (i32.add (local.get $ids) (i32.const 4)))
          (if (local.get $learns) (then
            (v128.store offset=131072 (local.get $slot) (local.get $key))
            (i32.store offset=131088 (local.get $slot) (i32.add (local.get $base) (local.get $number)))
            (if (i32.ge_u (local.get $size) (i32.const 16)) (then
              (i32.store offset=131092 (local.get $slot) (local.get $end))
              (i32.store offset=131096 (local.get $slot) (local.get $size))))
            (local.set $fresh (i32.add (local.get $fresh) (i32.eq (local.get $fresh) (local.get $number))))))
          (local.set $start (i32.add (local.get $text) (i32.wrap_i64 (i64.ctz (local.get $starts)))))
          (local.set $starts (i64.and (local.get $starts) (i64.sub (local.get $starts) (i64.const 1))))
          (br $tokens)))
      (local.set $text (i32.add (local.get $text) (i32.const 64)))
      (br_if $blocks (i32.ge_s (local.tee $length (i32.sub (local.get $length) (i32.const 64))) (i32.const 0))))
    (if (local.get $learns) (then (global.set $distinct (local.get $fresh))))
    (i32.shr_u (i32.sub (local.get $ids) (local.get $first)) (i32.const 2)))

  ;; Reads the reference. Gives the number of its tokens, and that of distinct ones times 65536.
  (func (export "learn") (param $text i32) (param $length i32) (param $ids i32) (result i32)
    (call $forget (local.get $length))
    (i32.or
      (call $read (local.get $text) (local.get $length) (local.get $ids) (i32.const 1))
      (i32.shl (global.get $distinct) (i32.const 16))))

  ;; Reads a candidate and gives the number of its tokens.
  (func (export "recognize") (param $text i32) (param $length i32) (param $ids i32) (result i32)
    (call $read (local.get $text) (local.get $length) (local.get $ids) (i32.const 0)))

