;; The length of the longest common subsequence of two runs of token ids.
;;
;; Method: H. Hyyro, "Bit-parallel LCS-length computation revisited" (2004): a word of state takes 64 cells of the
;; textbook table in one step. A mask has bit i set where token i of the pattern is a certain token.

  ;; $pattern, $text: where the ids are, 32 bits each; those of the pattern are below $distinct, others in the text -1.
  ;; $scratch: room for a byte for each id, each token of the text, and one more.
  (func (export "subsequence")
    (param $pattern i32) (param $length i32) (param $text i32) (param $textLength i32)
    (param $distinct i32) (param $scratch i32) (result i32)
    (local $end i32) (local $textEnd i32) (local $stop i32) (local $carries i32) (local $common i32)
    (local.set $end (i32.add (local.get $pattern) (i32.shl (local.get $length) (i32.const 2))))
    (local.set $textEnd (i32.add (local.get $text) (i32.shl (local.get $textLength) (i32.const 2))))
    (if (i32.or (i32.eqz (local.get $length)) (i32.eqz (local.get $textLength))) (then (return (i32.const 0))))
    (if (i32.and (i32.le_u (local.get $length) (i32.const 64)) (i32.le_u (local.get $distinct) (i32.const 64)))
      (then (return (call $word (local.get $pattern) (local.get $end) (local.get $text) (local.get $textEnd)
        (local.get $distinct)))))
    (local.set $carries (i32.add (i32.add (local.get $scratch) (i32.const 1)) (local.get $distinct)))
    (memory.fill (local.get $scratch) (i32.const 0)
      (i32.add (i32.add (local.get $distinct) (i32.const 1)) (local.get $textLength)))
    (loop $strips
      ;; 252 tokens a strip.
      (local.set $stop (i32.add (local.get $pattern) (i32.const 1008)))
      (if (i32.gt_u (local.get $stop) (local.get $end)) (then (local.set $stop (local.get $end))))
      (call $enter (local.get $pattern) (local.get $stop) (i32.add (local.get $scratch) (i32.const 1)))
      (local.set $common (i32.add (local.get $common) (call $advance
        (local.get $text) (local.get $textEnd) (i32.add (local.get $scratch) (i32.const 1)) (local.get $carries))))
      (call $leave (local.get $pattern) (local.get $stop) (i32.add (local.get $scratch) (i32.const 1)))
      (br_if $strips (i32.lt_u (local.tee $pattern (local.get $stop)) (local.get $end))))
    (local.get $common))

  ;; A pattern of one word. Its masks stand at 98320 by id; that of -1 is always 0.
  (func $word
    (param $pattern i32) (param $end i32) (param $text i32) (param $textEnd i32) (param $distinct i32) (result i32)
    (local $mask i32) (local $bit i64) (local $state i64) (local $hit i64)
    (local.set $distinct (i32.shl (local.get $distinct) (i32.const 3)))
    (loop $next
      (v128.store offset=98320 (local.get $mask) (v128.const i64x2 0 0))
      (br_if $next
        (i32.lt_u (local.tee $mask (i32.add (local.get $mask) (i32.const 16))) (local.get $distinct))))
    (local.set $bit (i64.const 1))
    (loop $next
      (local.set $mask (i32.shl (i32.load (local.get $pattern)) (i32.const 3)))
      (i64.store offset=98320 (local.get $mask) (i64.or (i64.load offset=98320 (local.get $mask)) (local.get $bit)))
      (local.set $bit (i64.shl (local.get $bit) (i64.const 1)))
      (br_if $next (i32.lt_u (local.tee $pattern (i32.add (local.get $pattern) (i32.const 4))) (local.get $end))))
    (local.set $state (i64.const -1))
    (loop $next
      (local.set $hit (i64.and (local.get $state)
        (i64.load (i32.add (i32.const 98320) (i32.shl (i32.load (local.get $text)) (i32.const 3))))))
      (local.set $state (i64.or (i64.add (local.get $state) (local.get $hit))
        (i64.xor (local.get $state) (local.get $hit))))
      (br_if $next (i32.lt_u (local.tee $text (i32.add (local.get $text) (i32.const 4))) (local.get $textEnd))))
    (i32.wrap_i64 (i64.popcnt (i64.xor (local.get $state) (i64.const -1)))))
