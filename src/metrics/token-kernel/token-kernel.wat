;; One strip of the longest common subsequence of two token runs, on 64-bit words.
;;
;; Method: H. Hyyro, "Bit-parallel LCS-length computation revisited" (2004). A word holds 63 tokens of the pattern: bit 63
;; is left free, so that the carry of an addition is one shift away.
;;
;; Memory (bytes): at 0 the masks, 253 rows of four words; bit i of a row is set where token i of the strip is the row's
;; token; row 0 is empty. The caller puts the rest behind it and says where.
(module
  (memory (export "memory") 1)

  ;; Advances a strip over a text and returns how many bits of its state end up 0: its part of the subsequence.
  ;; $ids, $end: the text's token ids, 32 bits each. $rowOf: a byte for each id from -1 on, its row in this strip.
  ;; $carries: a byte for each token of the text, what the strip before hands to this one, then this one to the next.
  (func (export "advance")
    (param $ids i32) (param $end i32) (param $rowOf i32) (param $carries i32) (result i32)
    (local $state0 i64) (local $state1 i64) (local $state2 i64) (local $state3 i64)
    (local $row i32) (local $hit i64) (local $sum i64)
    (local.set $state0 (i64.const 0x7fffffffffffffff))
    (local.set $state1 (i64.const 0x7fffffffffffffff))
    (local.set $state2 (i64.const 0x7fffffffffffffff))
    (local.set $state3 (i64.const 0x7fffffffffffffff))
    (loop $next
      (local.set $row (i32.shl
        (i32.load8_u (i32.add (local.get $rowOf) (i32.load (local.get $ids))))
        (i32.const 5)))
      (local.set $hit (i64.and (local.get $state0) (i64.load (local.get $row))))
      (local.set $sum (i64.add (i64.add (local.get $state0) (local.get $hit)) (i64.load8_u (local.get $carries))))
      (local.set $state0 (i64.or (i64.and (local.get $sum) (i64.const 0x7fffffffffffffff))
        (i64.xor (local.get $state0) (local.get $hit))))
      (local.set $hit (i64.and (local.get $state1) (i64.load offset=8 (local.get $row))))
      (local.set $sum (i64.add (i64.add (local.get $state1) (local.get $hit))
        (i64.shr_u (local.get $sum) (i64.const 63))))
      (local.set $state1 (i64.or (i64.and (local.get $sum) (i64.const 0x7fffffffffffffff))
        (i64.xor (local.get $state1) (local.get $hit))))
      (local.set $hit (i64.and (local.get $state2) (i64.load offset=16 (local.get $row))))
      (local.set $sum (i64.add (i64.add (local.get $state2) (local.get $hit))
        (i64.shr_u (local.get $sum) (i64.const 63))))
      (local.set $state2 (i64.or (i64.and (local.get $sum) (i64.const 0x7fffffffffffffff))
        (i64.xor (local.get $state2) (local.get $hit))))
      (local.set $hit (i64.and (local.get $state3) (i64.load offset=24 (local.get $row))))
      (local.set $sum (i64.add (i64.add (local.get $state3) (local.get $hit))
        (i64.shr_u (local.get $sum) (i64.const 63))))
      (local.set $state3 (i64.or (i64.and (local.get $sum) (i64.const 0x7fffffffffffffff))
        (i64.xor (local.get $state3) (local.get $hit))))
      (i64.store8 (local.get $carries) (i64.shr_u (local.get $sum) (i64.const 63)))
      (local.set $carries (i32.add (local.get $carries) (i32.const 1)))
      (br_if $next (i32.lt_u (local.tee $ids (i32.add (local.get $ids) (i32.const 4))) (local.get $end))))
    (i32.wrap_i64 (i64.sub (i64.const 252) (i64.add
      (i64.add (i64.popcnt (local.get $state0)) (i64.popcnt (local.get $state1)))
      (i64.add (i64.popcnt (local.get $state2)) (i64.popcnt (local.get $state3))))))))
