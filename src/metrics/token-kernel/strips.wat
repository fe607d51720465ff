;; Longer patterns are taken in strips of four words, whose state stays in registers. What a strip hands to the next is
;; a bit for each token of the text. A word holds 63 tokens: bit 63 is left free, so that a carry is one shift away.
;; $rowOf is a byte for each id from -1 on: its row of masks in this strip, 0 for none.

  ;; Sets up the masks of the strip $pattern to $stop.
  (func $enter (param $pattern i32) (param $stop i32) (param $rowOf i32)
    (local $at i32) (local $row i32) (local $rows i32) (local $word i32) (local $bit i64)
    (local.set $bit (i64.const 1))
    (loop $next
      (local.set $at (i32.add (local.get $rowOf) (i32.load (local.get $pattern))))
      (local.set $row (i32.load8_u (local.get $at)))
      (if (i32.eqz (local.get $row)) (then
        (local.set $row (local.tee $rows (i32.add (local.get $rows) (i32.const 1))))
        (i32.store8 (local.get $at) (local.get $row))
        (v128.store offset=65536 (i32.shl (local.get $row) (i32.const 5)) (v128.const i64x2 0 0))
        (v128.store offset=65552 (i32.shl (local.get $row) (i32.const 5)) (v128.const i64x2 0 0))))
      (local.set $at (i32.add (i32.shl (local.get $row) (i32.const 5)) (local.get $word)))
      (i64.store offset=65536 (local.get $at) (i64.or (i64.load offset=65536 (local.get $at)) (local.get $bit)))
      (local.set $bit (i64.shl (local.get $bit) (i64.const 1)))
      (if (i64.lt_s (local.get $bit) (i64.const 0)) (then
        (local.set $bit (i64.const 1))
        (local.set $word (i32.add (local.get $word) (i32.const 8)))))
      (br_if $next (i32.lt_u (local.tee $pattern (i32.add (local.get $pattern) (i32.const 4))) (local.get $stop)))))

  ;; Takes the rows of a strip back.
  (func $leave (param $pattern i32) (param $stop i32) (param $rowOf i32)
    (loop $next
      (i32.store8 (i32.add (local.get $rowOf) (i32.load (local.get $pattern))) (i32.const 0))
      (br_if $next (i32.lt_u (local.tee $pattern (i32.add (local.get $pattern) (i32.const 4))) (local.get $stop)))))

  ;; Advances a strip over a text and returns how many bits of its state end up 0: its part of the subsequence.
  ;; $ids, $end: the text's token ids.
  ;; $carries: a byte for each token of the text, what the strip before hands to this one, then this one to the next.
  (func $advance
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
      (local.set $hit (i64.and (local.get $state0) (i64.load offset=65536 (local.get $row))))
      (local.set $sum (i64.add (i64.add (local.get $state0) (local.get $hit)) (i64.load8_u (local.get $carries))))
      (local.set $state0 (i64.or (i64.and (local.get $sum) (i64.const 0x7fffffffffffffff))
        (i64.xor (local.get $state0) (local.get $hit))))
      (local.set $hit (i64.and (local.get $state1) (i64.load offset=65544 (local.get $row))))
      (local.set $sum (i64.add (i64.add (local.get $state1) (local.get $hit))
        (i64.shr_u (local.get $sum) (i64.const 63))))
      (local.set $state1 (i64.or (i64.and (local.get $sum) (i64.const 0x7fffffffffffffff))
        (i64.xor (local.get $state1) (local.get $hit))))
      (local.set $hit (i64.and (local.get $state2) (i64.load offset=65552 (local.get $row))))
      (local.set $sum (i64.add (i64.add (local.get $state2) (local.get $hit))
        (i64.shr_u (local.get $sum) (i64.const 63))))
      (local.set $state2 (i64.or (i64.and (local.get $sum) (i64.const 0x7fffffffffffffff))
        (i64.xor (local.get $state2) (local.get $hit))))
      (local.set $hit (i64.and (local.get $state3) (i64.load offset=65560 (local.get $row))))
      (local.set $sum (i64.add (i64.add (local.get $state3) (local.get $hit))
        (i64.shr_u (local.get $sum) (i64.const 63))))
      (local.set $state3 (i64.or (i64.and (local.get $sum) (i64.const 0x7fffffffffffffff))
        (i64.xor (local.get $state3) (local.get $hit))))
      (i64.store8 (local.get $carries) (i64.shr_u (local.get $sum) (i64.const 63)))
      (local.set $carries (i32.add (local.get $carries) (i32.const 1)))
      (br_if $next (i32.lt_u (local.tee $ids (i32.add (local.get $ids) (i32.const 4))) (local.get $end))))
    (i32.wrap_i64 (i64.sub (i64.const 252) (i64.add
      (i64.add (i64.popcnt (local.get $state0)) (i64.popcnt (local.get $state1)))
      (i64.add (i64.popcnt (local.get $state2)) (i64.popcnt (local.get $state3)))))))
