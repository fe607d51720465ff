// Authoring: graders as typed data.
export { functionGrader, type FunctionScore } from './graders/function/function-grader.ts'
export { endpoint, type EndpointSpec } from './graders/endpoint/endpoint.ts'
export { jsonSchema, type JsonSchemaSpec } from './graders/json-schema/json-schema.ts'
export { labelModel, type LabelModelSpec } from './graders/label-model/label-model.ts'
export { multi, type MultiChildren, type MultiSpec } from './graders/multi/multi.ts'
export { python, type PythonSpec } from './graders/python/python.ts'
export { scoreModel, type ScoreModelSpec } from './graders/score-model/score-model.ts'
export { stringCheck, type StringCheckOperation, type StringCheckSpec } from './graders/string-check/string-check.ts'
export { textSimilarity, type TextSimilaritySpec } from './graders/text-similarity/text-similarity.ts'
// Tasks: schemas that the templates are checked against, and combinators.
export { defineTask } from './task/define-task.ts'
export type { ResponseFormat, Task } from './task/task.ts'
export type { StandardSchema } from './task/standard-schema.ts'
export { InvalidRowsError, type RowFault, TaskSchemaError } from './task/task-error.ts'
export { allOf, anyOf } from './task/combinators/all-of.ts'
export { best, worst } from './task/combinators/best.ts'
export { clamp } from './task/combinators/clamp.ts'
export { gate } from './task/combinators/gate.ts'
export { penalty } from './task/combinators/penalty.ts'
export { weighted, type WeightedParts } from './task/combinators/weighted.ts'
// The verbs.
export { parse } from './graders/parse.ts'
export { validate } from './graders/validate.ts'
export { compile, type CompileOptions, type GradeFn, type GradeOptions } from './graders/compile.ts'
export { run, type RunOptions } from './run/run.ts'
export { passVerdict } from './core/pass-verdict.ts'
export { explainScores, type ExplainOptions } from './graders/explain-scores.ts'
export { compareGraders, type CompareOptions } from './run/compare/compare-graders.ts'
export { readRow, type Row } from './dataset/row.ts'
// Checks: what the matchers of graderkit/vitest rest on, for any test runner.
export { checkInvariance } from './check/check-invariance.ts'
export { checkMonotonicity } from './check/check-monotonicity.ts'
export { checkProbes } from './check/check-probes.ts'
export { checkRank, type RankOptions } from './check/check-rank.ts'
export {
  checkScore,
  checkScoreAtLeast,
  checkScoreBetween,
  checkUngradable,
  type Tolerance,
} from './check/check-score.ts'
export { damages } from './check/damages/stock.ts'
export type { Damage } from './check/damages/damage.ts'
export type { Eventual } from './check/eventual.ts'
export type { Outcome } from './check/outcome.ts'
export type { Paint } from './check/paint.ts'
export { probes } from './check/probes/stock.ts'
export type { Probe } from './check/probes/probe.ts'
export type { Example, Subject } from './check/subject.ts'
export { transforms } from './check/transforms/stock.ts'
export type { Transform } from './check/transforms/transform.ts'
// Core types.
export { EmbedderError, GraderkitError, InvalidGraderError, MissingPortError } from './core/errors.ts'
export type { AnyGrader, Grader, GradeMode, ScoreRange, Spec } from './core/grader.ts'
export type { ContributionSum, Counterfactual, PartExplanation, ScoreExplanation } from './core/explanation.ts'
export type { Checked, Issue, IssueCode, Span } from './core/issue.ts'
export type {
  Embedder,
  EndpointClient,
  ModelClient,
  ModelMessage,
  ModelReply,
  ModelRequest,
  Outage,
  PortName,
  Ports,
  PythonReply,
  PythonRunner,
  ReplyAccount,
  RetryAdvice,
  UnansweredKind,
} from './core/ports.ts'
export type { Json, JsonArray, JsonObject } from './core/json.ts'
export type { Failure, FailureCode, GradeResult, Parts, Scored, Unscored } from './core/result.ts'
export type { GradedSample, Report, Summary } from './core/report.ts'
export type { GraderDiff } from './core/grader-diff.ts'
export type { Sample, SampleInput } from './core/sample.ts'
