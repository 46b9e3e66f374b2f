package dev.cofferdam.playbook;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cofferdam.playbook.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes expressions and templates out of scalars; what is wrong in them is told at its place in the file. */
final class ExpressionReader {
    private static final String OPEN = "${{";

    private final CelLanguage language;
    private final Problems problems;
    private int left = Limits.EXPRESSIONS;

    ExpressionReader(CelLanguage language, Problems problems) {
        this.language = language;
        this.problems = problems;
    }

    /** A bare expression that yields true or false. */
    Optional<Expression> condition(Scalar scalar, Sight sight) {
        return formula(scalar, sight)
                .filter(expression -> isOneOf(expression, CelKind.BOOL, "true or false"))
                .map(expression -> expression);
    }

    /** A bare expression that yields a list. */
    Optional<CelExpression> list(Scalar scalar, Sight sight) {
        return formula(scalar, sight).filter(expression -> isOneOf(expression, CelKind.LIST, "a list"));
    }

    private boolean isOneOf(CelExpression expression, CelKind kind, String words) {
        var type = expression.typed().type();
        if (type.kind() == kind || type.kind() == CelKind.DYN) return true;
        problems.add(expression.at(), "this needs to yield %s, but yields %s", words, CelMessages.words(type));
        return false;
    }

    private Optional<CelExpression> formula(Scalar scalar, Sight sight) {
        if (scalar.value().strip().startsWith(OPEN)) {
            problems.add(
                    scalar.places().at(scalar.value().indexOf(OPEN)),
                    "this is an expression already: leave out the ${{ }}");
            return Optional.empty();
        }
        return read(scalar.value(), scalar.places(), 0, scalar.value().length(), sight);
    }

    static boolean isTemplate(String text) {
        return text.contains(OPEN);
    }

    /** Text with expressions in it, each of which yields something that can stand in a text. */
    TextTemplate template(Scalar scalar, Sight sight) {
        return template(parts(scalar, sight), scalar);
    }

    /** @param parts of the scalar */
    TextTemplate template(List<TextTemplate.Part> parts, Scalar scalar) {
        for (var part : parts) if (part instanceof TextTemplate.Part.Computed(var expression)) checkText(expression);
        return new TextTemplate(scalar.value(), parts);
    }

    private void checkText(CelExpression expression) {
        var type = expression.typed().type();
        if (isText(type)) return;
        problems.add(expression.at(), "%s cannot stand in a text: name one of its values", CelMessages.words(type));
    }

    private static boolean isText(CelType type) {
        return switch (type.kind()) {
            case STRING, INT, DOUBLE, BOOL, TIMESTAMP, DURATION, DYN -> true;
            case LIST -> isText(type.parameters().getFirst());
            default -> false;
        };
    }

    /** What stands between {@code ${{ }}}, and between that. Parts that are wrong are left out. */
    List<TextTemplate.Part> parts(Scalar scalar, Sight sight) {
        var text = scalar.value();
        if (!isTemplate(text)) return List.of(new TextTemplate.Part.Fixed(text));
        var places = scalar.places();
        var parts = new ArrayList<TextTemplate.Part>();
        var from = 0;
        for (var open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
            if (open > from) parts.add(new TextTemplate.Part.Fixed(text.substring(from, open)));
            var close = end(text, open + OPEN.length());
            if (close < 0) {
                problems.add(places.at(open), "this ${{ is never closed by }}");
                return parts;
            }
            read(text, places, open + OPEN.length(), close, sight)
                    .ifPresent(expression -> parts.add(new TextTemplate.Part.Computed(expression)));
            from = close + 2;
        }
        if (from < text.length()) parts.add(new TextTemplate.Part.Fixed(text.substring(from)));
        return parts;
    }

    /** The {@code }}} that is neither in quotes nor the end of a map. */
    private static int end(String text, int from) {
        var depth = 0;
        var quote = 0;
        for (var i = from; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') i++;
                else if (c == quote) quote = 0;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && depth > 0) {
                depth--;
            } else if (c == '}' && i + 1 < text.length() && text.charAt(i + 1) == '}') {
                return i;
            }
        }
        return -1;
    }

    private Optional<CelExpression> read(String text, ScalarPlaces places, int from, int to, Sight sight) {
        var start = from;
        while (start < to && Character.isWhitespace(text.charAt(start))) start++;
        var source = text.substring(start, to).stripTrailing();
        var at = places.at(start);
        if (source.isEmpty()) {
            problems.add(places.at(from), "there is no expression here");
            return Optional.empty();
        }
        if (left-- <= 0) {
            if (left == -1)
                problems.add(at, "the file has more than %,d expressions; split the playbook", Limits.EXPRESSIONS);
            return Optional.empty();
        }
        return new Attempt(places, start, source, at).read(sight);
    }

    /** One expression on its way. */
    private final class Attempt {
        private final ScalarPlaces places;
        private final int start;
        private final String source;
        private final Position at;

        Attempt(ScalarPlaces places, int start, String source, Position at) {
            this.places = places;
            this.start = start;
            this.source = source;
            this.at = at;
        }

        Optional<CelExpression> read(Sight sight) {
            if (source.codePointCount(0, source.length()) > Limits.EXPRESSION_LENGTH) {
                problems.add(at, "the expression has more than %,d characters", Limits.EXPRESSION_LENGTH);
                return Optional.empty();
            }
            var parsed = language.parse(source);
            if (parsed.hasError()) return unreadable(parsed);
            var references = References.of(tree(parsed), sight);
            references.issues().forEach(issue -> problems.add(place(issue.offset()), issue.message()));
            var checked = language.check(tree(parsed), references.all());
            if (checked.hasError()) return told(checked, hint(references));
            if (!references.issues().isEmpty()) return Optional.empty();
            return program(tree(checked), references);
        }

        private Optional<CelExpression> program(CelAbstractSyntaxTree tree, References references) {
            var typed = references.whole().orElseGet(() -> Typed.of(tree.getResultType()));
            if (!isUsable(typed.type())) {
                problems.add(at, "%s is no value that can be used", CelMessages.words(typed.type()));
                return Optional.empty();
            }
            try {
                return Optional.of(CelExpression.of(source, at, typed, references.all(), language.program(tree)));
            } catch (CelEvaluationException e) {
                problems.add(at, CelMessages.explain(String.valueOf(e.getMessage())));
                return Optional.empty();
            }
        }

        /** The first error alone: those behind it come from the parser's guesses. */
        private Optional<CelExpression> unreadable(CelValidationResult result) {
            var first = result.getErrors().getFirst();
            problems.add(place(offset(first, result.getSource())), CelMessages.explain(first.getMessage()));
            return Optional.empty();
        }

        private Optional<CelExpression> told(CelValidationResult result, String hint) {
            for (var issue : result.getErrors())
                problems.add(place(offset(issue, result.getSource())), CelMessages.explain(issue.getMessage()) + hint);
            return Optional.empty();
        }

        private String hint(References references) {
            return references.rounds().isEmpty()
                    ? ""
                    : "; from outside, the outputs of " + String.join(", ", references.rounds())
                            + " are lists, with a value for each round";
        }

        private int offset(CelIssue issue, CelSource in) {
            return in.getLocationOffset(issue.getSourceLocation()).orElse(0);
        }

        /** @param offset in the expression, in Unicode characters */
        private Position place(int offset) {
            var within = Math.min(offset, source.codePointCount(0, source.length()));
            return places.at(start + source.offsetByCodePoints(0, Math.max(0, within)));
        }

        private static CelAbstractSyntaxTree tree(CelValidationResult result) {
            try {
                return result.getAst();
            } catch (CelValidationException e) {
                throw new IllegalStateException("has no errors, and no tree either", e);
            }
        }
    }

    private static boolean isUsable(CelType type) {
        return switch (type.kind()) {
            case STRING, INT, DOUBLE, BOOL, TIMESTAMP, DURATION, DYN, TYPE_PARAM -> true;
            case LIST, MAP -> type.parameters().stream().allMatch(ExpressionReader::isUsable);
            default -> false;
        };
    }
}
