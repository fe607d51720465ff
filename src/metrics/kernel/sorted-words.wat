;; What is done with the words in order; goes with words.wat.

;; Brings the words of both texts into the order of their symbols.
(func (export "sort")
  (call $sortSide (i32.const 393216))
  (call $sortSide (i32.const 401408)))

(func $sortSide (param $side i32)
  (local $next i32) (local $end i32) (local $at i32) (local $before i64) (local $word v128) (local $key i64)
  (local.set $end (i32.add (local.get $side) (i32.load offset=1016 (local.get $side))))
  (local.set $next (local.get $side))
  (block $done (loop $more
    (br_if $done
      (i32.ge_u (local.tee $next (i32.add (local.get $next) (i32.const 16))) (local.get $end)))
    (local.set $at (local.get $next))
    (local.set $word (v128.load offset=1024 (local.get $at)))
    (local.set $key (i64.load offset=1024 (local.get $at)))
    (block $placed (loop $move
      (local.set $before (i64.load offset=1008 (local.get $at)))
      (br_if $placed (i64.lt_s (local.get $before) (local.get $key)))
      (if (i64.eq (local.get $before) (local.get $key)) (then
        (br_if $placed (i32.le_s (i32.const 0) (call $orderRest
          (i32x4.extract_lane 2 (local.get $word)) (i32x4.extract_lane 3 (local.get $word))
          (i32.load offset=1016 (local.get $at)) (i32.load offset=1020 (local.get $at)))))))
      (v128.store offset=1024 (local.get $at) (v128.load offset=1008 (local.get $at)))
      (br_if $move (i32.ne (local.get $side)
        (local.tee $at (i32.sub (local.get $at) (i32.const 16)))))))
    (v128.store offset=1024 (local.get $at) (local.get $word))
    (br $more))))

;; Joins the words of each text by spaces, in their order. Tells the lengths: of the candidate, of the reference.
(func (export "join")
  (i32.store (i32.const 409600) (call $joinSide (i32.const 393216) (i32.const 18432)))
  (i32.store (i32.const 409604) (call $joinSide (i32.const 401408) (i32.const 2048))))

(func $joinSide (param $entry i32) (param $to i32) (result i32)
  (local $start i32) (local $end i32)
  (local.set $start (local.get $to))
  (local.set $end (i32.add (local.get $entry) (i32.load offset=1016 (local.get $entry))))
  (block $done (loop $next
    (br_if $done (i32.eq (local.get $entry) (local.get $end)))
    (local.set $to (call $append (local.get $entry) (local.get $to)))
    (local.set $entry (i32.add (local.get $entry) (i32.const 16)))
    (br $next)))
  (call $joinedLength (local.get $start) (local.get $to)))

;; Writes a word and a space; gives where the next one goes. Up to 15 bytes more are overwritten.
(func $append (param $entry i32) (param $to i32) (result i32)
  (local $from i32) (local $end i32)
  (local.set $from (i32.load offset=1032 (local.get $entry)))
  (local.set $end (i32.add (local.get $to) (i32.load offset=1036 (local.get $entry))))
  (loop $next
    (v128.store (local.get $to) (v128.load (local.get $from)))
    (local.set $from (i32.add (local.get $from) (i32.const 16)))
    (br_if $next (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 16))) (local.get $end))))
  (i32.store8 (local.get $end) (i32.const 0x20))
  (i32.add (local.get $end) (i32.const 1)))

;; The space behind the last word does not count.
(func $joinedLength (param $start i32) (param $end i32) (result i32)
  (i32.sub (i32.sub (local.get $end) (local.get $start)) (i32.ne (local.get $end) (local.get $start))))

;; Takes the sorted words of both texts apart, each word once, and joins those that only one of them has. Tells the
;; count of shared words, their length when joined, then count and length of those of the candidate only, and of the
;; reference only.
(func (export "splitShared")
  (local $a i32) (local $endA i32) (local $b i32) (local $endB i32) (local $order i32)
  (local $shared i32) (local $sharedLength i32) (local $onlyA i32) (local $toA i32) (local $onlyB i32) (local $toB i32)
  (local.set $a (i32.const 393216))
  (local.set $endA (i32.add (local.get $a) (i32.load offset=1016 (local.get $a))))
  (local.set $b (i32.const 401408))
  (local.set $endB (i32.add (local.get $b) (i32.load offset=1016 (local.get $b))))
  (local.set $toA (i32.const 18432))
  (local.set $toB (i32.const 2048))
  (block $done (loop $next
    (if (i32.eq (local.get $a) (local.get $endA))
      (then
        (br_if $done (i32.eq (local.get $b) (local.get $endB)))
        (local.set $order (i32.const 1)))
      (else (if (i32.eq (local.get $b) (local.get $endB))
        (then (local.set $order (i32.const -1)))
        (else (local.set $order (call $order (local.get $a) (local.get $b)))))))
    (if (i32.eqz (local.get $order)) (then
      (local.set $shared (i32.add (local.get $shared) (i32.const 1)))
      (local.set $sharedLength (i32.add (i32.const 1)
        (i32.add (local.get $sharedLength) (i32.load offset=1036 (local.get $a)))))))
    (if (i32.lt_s (local.get $order) (i32.const 0)) (then
      (local.set $onlyA (i32.add (local.get $onlyA) (i32.const 1)))
      (local.set $toA (call $append (local.get $a) (local.get $toA)))))
    (if (i32.gt_s (local.get $order) (i32.const 0)) (then
      (local.set $onlyB (i32.add (local.get $onlyB) (i32.const 1)))
      (local.set $toB (call $append (local.get $b) (local.get $toB)))))
    (if (i32.le_s (local.get $order) (i32.const 0))
      (then (local.set $a (call $another (local.get $a) (local.get $endA)))))
    (if (i32.ge_s (local.get $order) (i32.const 0))
      (then (local.set $b (call $another (local.get $b) (local.get $endB)))))
    (br $next)))
  (i32.store (i32.const 409600) (local.get $shared))
  (i32.store (i32.const 409604) (call $joinedLength (i32.const 0) (local.get $sharedLength)))
  (i32.store (i32.const 409608) (local.get $onlyA))
  (i32.store (i32.const 409612) (call $joinedLength (i32.const 18432) (local.get $toA)))
  (i32.store (i32.const 409616) (local.get $onlyB))
  (i32.store (i32.const 409620) (call $joinedLength (i32.const 2048) (local.get $toB))))

;; The next entry that holds another word.
(func $another (param $entry i32) (param $end i32) (result i32)
  (local $next i32)
  (local.set $next (local.get $entry))
  (block $done (loop $same
    (br_if $done (i32.eq (local.get $end)
      (local.tee $next (i32.add (local.get $next) (i32.const 16)))))
    (br_if $same (i32.eqz (call $order (local.get $entry) (local.get $next))))))
  (local.get $next))
