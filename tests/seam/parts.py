"""The pieces of the engine that tests of a single stage look at, wherever they stand in it."""

from matgrad.core import EMPTY, Context, Derivation, after, equal_forms, solve, solve_on_manifolds
from matgrad.core.check.advice import Advice
from matgrad.core.check.agreement import witness
from matgrad.core.check.claim import claimed, claims_of
from matgrad.core.check.codes import VERDICTS
from matgrad.core.check.decide import Ruling, check
from matgrad.core.check.diagnosis import DIAGNOSES
from matgrad.core.check.diagnosis.ratio import are_equal, ratio, simple_fraction
from matgrad.core.check.diagnosis.transposed import TRANSPOSED
from matgrad.core.check.judge import Contradiction
from matgrad.core.check.meaning import (
    AlongEntry,
    DifferentialForm,
    EqualForms,
    EqualValues,
    Gradient,
    Jacobian,
    Meaning,
    Rate,
    indices_of,
)
from matgrad.core.check.normal_form import Normal
from matgrad.core.code import TARGETS
from matgrad.core.code.emit import NAMES_BY_KIND, source
from matgrad.core.code.jax import JAX
from matgrad.core.code.numpy import NUMPY
from matgrad.core.code.target import Target
from matgrad.core.derivation import Addend, Indexing, Result, View
from matgrad.core.differentiate.colon import Crossing
from matgrad.core.differentiate.differential import Opening, leibniz, statements_of
from matgrad.core.differentiate.projection import projection
from matgrad.core.documents.judge import judged as judged_document
from matgrad.core.documents.rules import as_rule
from matgrad.core.documents.rulings import RowRuling
from matgrad.core.documents.words_about import is_said_of
from matgrad.core.elaborate.build import MARKED
from matgrad.core.elaborate.declarations import declared_shape
from matgrad.core.elaborate.nodes import CONSTANTS, FUNCTION_WORDS, size_of
from matgrad.core.elaborate.statement import Symbol, declaration, where_clause
from matgrad.core.elaborate.unknown import ForeignWord, advice, foreign
from matgrad.core.evaluate.evaluator import Compiler, Evaluator, as_matrix
from matgrad.core.evaluate.sample import Point, Sampler, domain_of
from matgrad.core.evaluate.typed import TypedCompiler
from matgrad.core.manifolds import MANIFOLDS
from matgrad.core.manifolds.curves import confirmed
from matgrad.core.numbers.balls import (
    Ball,
    Matrix,
    Value,
    bits,
    certain,
    entries,
    inner,
    matrix,
    power_of_two,
    precision,
)
from matgrad.core.numbers.parts import in_parts
from matgrad.core.operators import NAMED, OPERATORS
from matgrad.core.operators import generate as places
from matgrad.core.operators.families import OPERATOR_FAMILIES, REFERENCE, ROOMS
from matgrad.core.operators.index_sum import INDEX_SUM
from matgrad.core.operators.marks import COLON, MARKS
from matgrad.core.problem import Problem, elaborated, problem_of
from matgrad.core.properties import BY_WORD, DECLARABLE, WORDS, closed, declared, subspace, turned
from matgrad.core.properties.property import Property
from matgrad.core.rules import compile as compiled
from matgrad.core.rules import generate, index
from matgrad.core.rules.compile import crossing_rules, read_rewriting
from matgrad.core.rules.formula import requirement
from matgrad.core.rules.glimpse import outline
from matgrad.core.rules.index import filed, fitting_rows, place_of, rewriting_rows, rewriting_rules, rows_of
from matgrad.core.rules.rewrite import Simplifier
from matgrad.core.rules.rule import CrossingRule, Row
from matgrad.core.terms.algebra import Algebra
from matgrad.core.terms.division import divided, may_be_length, solved
from matgrad.core.terms.operator import Appearance, Linear, Operator, carried
from matgrad.core.terms.shape import SCALAR, Shape, count, letter, letters, show_shape, show_size, signature
from matgrad.core.terms.term import Term
from matgrad.core.terms.term import below as parts
from matgrad.core.verify import compare
from matgrad.core.verify.compare import (
    Decision,
    Imprecise,
    Outcome,
    Pair,
    Question,
    Undefined,
    decided,
    equal,
    first_decided,
)
from matgrad.core.verify.lines import WrongLine, lines_of_results, verified
from matgrad.core.verify.plan import CheckPlan
from matgrad.core.views import VIEWS
from matgrad.core.views.viewer import Viewer
from matgrad.core.write.notes import CONDITIONS, as_text, sentences
from matgrad.core.write.rules import shown, typed
from matgrad.core.write.style import STYLES, TEXT, UNICODE, Style
from matgrad.core.write.style.latex import LATEX
from matgrad.core.write.terms import Writer
