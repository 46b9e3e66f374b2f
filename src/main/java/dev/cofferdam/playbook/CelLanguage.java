package dev.cofferdam.playbook;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.ListType;
import dev.cel.common.types.TypeParamType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The expression language: CEL with its standard functions, but without bytes, unsigned numbers and type values, and
 * with a bound on everything that an expression can use up. Immutable, thread-safe.
 */
final class CelLanguage {
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(Limits.EXPRESSION_LENGTH)
            .maxParseRecursionDepth(Limits.EXPRESSION_DEPTH)
            .maxParseExpressionNodeCount(Limits.EXPRESSION_NODES)
            .maxParseErrorRecoveryLimit(1)
            .comprehensionMaxIterations(Limits.ROUNDS)
            .maxRegexProgramSize(1_000)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    /** Leaves out what playbooks have no values for; each declaration costs time with every expression. */
    private static final CelStandardDeclarations DECLARATIONS = CelStandardDeclarations.newBuilder()
            .filterFunctions((function, overload) -> !function.functionName().startsWith("get")
                    && !function.functionName().equals("type")
                    && !overload.celOverloadDecl().overloadId().matches(".*(bytes|uint|optional).*"))
            .filterIdentifiers(_ -> false)
            .build();

    private static final TypeParamType ITEM = TypeParamType.create("T");

    /** As CEL's own extension of lists declares it; without its depth. */
    private static final CelFunctionDecl FLATTEN = CelFunctionDecl.newFunctionDeclaration(
            "flatten",
            CelOverloadDecl.newMemberOverload(
                    "list_flatten", ListType.create(ITEM), ListType.create(ListType.create(ITEM))));

    private final CelParser parser = CelParserFactory.standardCelParserBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .build();
    private final CelRuntime runtime = CelRuntimeFactory.legacyCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardFunctions(CelStandardFunctions.newBuilder()
                    .filterFunctions((_, overload) -> !overload.toString().matches("ADD_(STRING|LIST)"))
                    .build())
            .addFunctionBindings(
                    CelFunctionBinding.from("add_string", String.class, String.class, CelLanguage::joined),
                    CelFunctionBinding.from("add_list", List.class, List.class, CelLanguage::joined),
                    CelFunctionBinding.from("list_flatten", List.class, CelLanguage::flattened))
            .build();

    CelValidationResult parse(String expression) {
        return parser.parse(expression);
    }

    /** Checks types; the references' types are all that it knows of the names. */
    CelValidationResult check(CelAbstractSyntaxTree tree, Collection<Reference> references) {
        var types = CelTypes.of(references);
        return CelCompilerFactory.standardCelCheckerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(DECLARATIONS)
                .setTypeProvider(types)
                .addVarDeclarations(types.variables())
                .addFunctionDeclarations(FLATTEN)
                .build()
                .check(tree);
    }

    CelRuntime.Program program(CelAbstractSyntaxTree checked) throws CelEvaluationException {
        return runtime.createProgram(checked);
    }

    /** Chained loops could double a text until memory ends. */
    private static String joined(String a, String b) throws CelEvaluationException {
        if (a.length() + b.length() > Limits.RESULT)
            throw new CelEvaluationException("puts together a text of more than " + Limits.RESULT + " characters");
        return a + b;
    }

    private static List<Object> joined(List<?> a, List<?> b) throws CelEvaluationException {
        if (a.size() + b.size() > Limits.RESULT)
            throw new CelEvaluationException("puts together a list of more than " + Limits.RESULT + " items");
        var joined = new ArrayList<Object>(a.size() + b.size());
        joined.addAll(a);
        joined.addAll(b);
        return joined;
    }

    /**
     * What is no list stands for itself, so that rounds that gave one value and rounds that gave several go together.
     */
    private static List<Object> flattened(List<?> lists) throws CelEvaluationException {
        var flat = new ArrayList<Object>();
        for (var item : lists) {
            if (item instanceof List<?> list) flat.addAll(list);
            else flat.add(item);
            if (flat.size() > Limits.RESULT)
                throw new CelEvaluationException("puts together a list of more than " + Limits.RESULT + " items");
        }
        return flat;
    }
}
