;; How many n-grams two runs of token ids share, each counted as often as both have it.
;;
;; A number stands for an n-gram, as an id for a token: the pair of the two n-grams that overlap in all but one token
;; makes the next longer one. Known pairs stand in a table like that of the tokens: 16 bytes a slot, of which the first
;; eight are the two numbers, then $gramBase + number.

  (global $gramBase (mut i32) (i32.const 1))

  ;; $reference, $candidate: where the ids are, 32 bits each; those of the reference count from 0, others are -1 in the
  ;; candidate. Both runs have $order tokens at least.
  (func (export "sharedGrams")
    (param $reference i32) (param $length i32) (param $candidate i32) (param $candidateLength i32) (param $order i32)
    (result i32)
    (local $end i32) (local $candidateEnd i32) (local $mask i32) (local $distinct i32)
    (local.set $end (i32.add (local.get $reference) (i32.shl (local.get $length) (i32.const 2))))
    (local.set $candidateEnd (i32.add (local.get $candidate) (i32.shl (local.get $candidateLength) (i32.const 2))))
    ;; The slots are a power of two, 64 at least, and twice the pairs at least.
    (local.set $mask (i32.sub
      (i32.shl (i32.const 1024)
        (i32.sub (i32.const 27)
          (i32.clz (i32.or (i32.sub (local.get $length) (i32.const 1)) (i32.const 31)))))
      (i32.const 16)))
    (block $done
      (loop $longer
        (br_if $done (i32.eqz (local.tee $order (i32.sub (local.get $order) (i32.const 1)))))
        (if (i32.gt_u (global.get $gramBase) (i32.const 0x3fffff)) (then
          (memory.fill (i32.const 393216) (i32.const 0) (i32.const 131072))
          (global.set $gramBase (i32.const 1))))
        (local.set $end (i32.sub (local.get $end) (i32.const 4)))
        (local.set $candidateEnd (i32.sub (local.get $candidateEnd) (i32.const 4)))
        (local.set $distinct (call $pair
          (local.get $reference) (local.get $end) (i32.const 524288) (local.get $mask) (i32.const 1)))
        (drop (call $pair
          (local.get $candidate) (local.get $candidateEnd) (i32.const 540672) (local.get $mask) (i32.const 0)))
        (global.set $gramBase (i32.add (global.get $gramBase) (local.get $distinct)))
        (local.set $end (i32.add (i32.sub (local.get $end) (local.get $reference)) (i32.const 524288)))
        (local.set $candidateEnd
          (i32.add (i32.sub (local.get $candidateEnd) (local.get $candidate)) (i32.const 540672)))
        (local.set $reference (i32.const 524288))
        (local.set $candidate (i32.const 540672))
        (br $longer)))
    (call $count (local.get $reference) (local.get $end) (local.get $candidate) (local.get $candidateEnd)))

  ;; Writes to $to a number for each pair of neighbours that starts before $end, and gives the number that is next. Pairs
  ;; of the text that $learns are numbered by first occurrence; another text has -1 for those that the first one lacks.
  (func $pair (param $ids i32) (param $end i32) (param $to i32) (param $mask i32) (param $learns i32) (result i32)
    (local $base i32) (local $fresh i32) (local $pair i64) (local $slot i32) (local $number i32)
    (local.set $base (global.get $gramBase))
    (local.set $fresh (i32.sub (local.get $learns) (i32.const 1)))
    (loop $next
      (local.set $pair (i64.load (local.get $ids)))
      (local.set $slot (i32.wrap_i64 (i64.shr_u
        (i64.mul (local.get $pair) (i64.const 0x9e3779b97f4a7c15)) (i64.const 46))))
      (block $found
        (loop $probe
          (local.set $slot (i32.and (local.get $slot) (local.get $mask)))
          (local.set $number (i32.sub (i32.load offset=393224 (local.get $slot)) (local.get $base)))
          (br_if $found (i32.or
            (i32.lt_s (local.get $number) (i32.const 0))
            (i64.eq (i64.load offset=393216 (local.get $slot)) (local.get $pair))))
          (local.set $slot (i32.add (local.get $slot) (i32.const 16)))
          (br $probe)))
      (local.set $number (select (local.get $fresh) (local.get $number) (i32.lt_s (local.get $number) (i32.const 0))))
      (i32.store (local.get $to) (local.get $number))
      (local.set $to (i32.add (local.get $to) (i32.const 4)))
      (if (local.get $learns) (then
        (i64.store offset=393216 (local.get $slot) (local.get $pair))
        (i32.store offset=393224 (local.get $slot) (i32.add (local.get $base) (local.get $number)))
        (local.set $fresh (i32.add (local.get $fresh) (i32.eq (local.get $fresh) (local.get $number))))))
      (br_if $next (i32.lt_u (local.tee $ids (i32.add (local.get $ids) (i32.const 4))) (local.get $end))))
    (local.get $fresh))

  ;; How many numbers both runs have. At 557060 stands, by number, how often each is still there to be matched: 0 before
  ;; and after. That of -1 never gets above 0.
  (func $count (param $reference i32) (param $end i32) (param $candidate i32) (param $candidateEnd i32) (result i32)
    (local $id i32) (local $at i32) (local $left i32) (local $matched i32)
    (local.set $id (local.get $reference))
    (loop $next
      (local.set $at (i32.shl (i32.load (local.get $id)) (i32.const 2)))
      (i32.store offset=557060 (local.get $at) (i32.add (i32.load offset=557060 (local.get $at)) (i32.const 1)))
      (br_if $next (i32.lt_u (local.tee $id (i32.add (local.get $id) (i32.const 4))) (local.get $end))))
    (loop $next
      (local.set $at (i32.add (i32.const 557060) (i32.shl (i32.load (local.get $candidate)) (i32.const 2))))
      (local.set $left (i32.load (local.get $at)))
      (local.set $matched (i32.add (local.get $matched) (i32.gt_s (local.get $left) (i32.const 0))))
      (i32.store (local.get $at) (i32.sub (local.get $left) (i32.const 1)))
      (br_if $next
        (i32.lt_u (local.tee $candidate (i32.add (local.get $candidate) (i32.const 4))) (local.get $candidateEnd))))
    (i32.store (i32.const 557056) (i32.const 0))
    (loop $next
      (i32.store offset=557060 (i32.shl (i32.load (local.get $reference)) (i32.const 2)) (i32.const 0))
      (br_if $next
        (i32.lt_u (local.tee $reference (i32.add (local.get $reference) (i32.const 4))) (local.get $end))))
    (local.get $matched))

