;; The matches of Jaro similarity between two ASCII texts of at most 64 symbols, a bit for each symbol of the first.
;;
;; Memory (bytes): 0 the first text, 64 the second, 128 the symbols of the second that have a match, in order.
(memory (export "memory") 1)

;; Gives how many symbols match, and in the bits from 8 on how many matches stand out of order. Each symbol of the second
;; text takes the first free place with that symbol that is at most $reach (31 at most) away. No text is empty.
(func (export "match") (param $length i32) (param $otherLength i32) (param $reach i32) (result i32)
  (local $symbol v128) (local $p0 v128) (local $p1 v128) (local $p2 v128) (local $p3 v128)
  (local $all i64) (local $free i64) (local $near i64) (local $hit i64) (local $place i32) (local $count i32) (local $moved i32)
  (local.set $p0 (v128.load (i32.const 0))) (local.set $p1 (v128.load (i32.const 16)))
  (local.set $p2 (v128.load (i32.const 32))) (local.set $p3 (v128.load (i32.const 48)))
  (local.set $all (i64.shr_u (i64.const -1) (i64.extend_i32_u (i32.sub (i32.const 64) (local.get $length)))))
  (local.set $free (local.get $all))
  ;; The places near the first symbol; for each next one they move on, and stay at the start until that is out of reach.
  (local.set $near
    (i64.sub (i64.shl (i64.const 2) (i64.extend_i32_u (local.get $reach))) (i64.const 1)))
  (loop $next
    (local.set $symbol (v128.load8_splat offset=64 (local.get $place)))
    (local.set $hit (i64.and (i64.and (local.get $near) (local.get $free)) (i64.or
      (i64.extend_i32_u (i32.or
        (i8x16.bitmask (i8x16.eq (local.get $symbol) (local.get $p0)))
        (i32.shl (i8x16.bitmask (i8x16.eq (local.get $symbol) (local.get $p1))) (i32.const 16))))
      (i64.shl (i64.extend_i32_u (i32.or
        (i8x16.bitmask (i8x16.eq (local.get $symbol) (local.get $p2)))
        (i32.shl (i8x16.bitmask (i8x16.eq (local.get $symbol) (local.get $p3))) (i32.const 16)))) (i64.const 32)))))
    ;; Its lowest bit is the first free place.
    (local.set $free (i64.xor (local.get $free) (i64.and (local.get $hit) (i64.sub (i64.const 0) (local.get $hit)))))
    (i32.store8 offset=128 (local.get $count) (i32.load8_u offset=64 (local.get $place)))
    (local.set $count (i32.add (local.get $count) (i64.ne (local.get $hit) (i64.const 0))))
    (local.set $near (i64.or (i64.shl (local.get $near) (i64.const 1))
      (i64.extend_i32_u (i32.lt_u (local.get $place) (local.get $reach)))))
    (br_if $next (i32.lt_u (local.tee $place (i32.add (local.get $place) (i32.const 1))) (local.get $otherLength))))
  (local.set $hit (i64.xor (local.get $all) (local.get $free)))
  (local.set $place (i32.const 0))
  (block $done (loop $next
    (br_if $done (i64.eqz (local.get $hit)))
    (local.set $moved (i32.add (local.get $moved) (i32.ne
      (i32.load8_u (i32.wrap_i64 (i64.ctz (local.get $hit))))
      (i32.load8_u offset=128 (local.get $place)))))
    (local.set $hit (i64.and (local.get $hit) (i64.sub (local.get $hit) (i64.const 1))))
    (local.set $place (i32.add (local.get $place) (i32.const 1)))
    (br $next)))
  (i32.or (local.get $count) (i32.shl (local.get $moved) (i32.const 8))))
