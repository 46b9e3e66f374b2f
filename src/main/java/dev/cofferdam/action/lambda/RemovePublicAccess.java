package dev.cofferdam.action.lambda;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangesSettings;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Setting;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * A URL is closed, not deleted: a deleted one never comes back, a new one has another address. Source: Lambda API
 * Reference, DeleteFunctionUrlConfig, UpdateFunctionUrlConfig, RemovePermission; Lambda Developer Guide, "Control
 * access to Lambda function URLs".
 */
public final class RemovePublicAccess implements ChangesSettings<RemovePublicAccess.In, RemovePublicAccess.Out> {
    public record In(
            @Input(type = ValueType.LAMBDA_FUNCTION, value = "The function's name, without version or alias.")
            String function) {}

    public record Out(
            @Output("Whether neither the policies nor the URLs of the function and its aliases let in everybody.")
            boolean closed) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "lambda.remove-public-access",
                "Close a Lambda function to the public",
                """
                Takes from everybody the permission to invoke a function: the URLs of the function and of its aliases \
                ask for a signature (`AWS_IAM`), and the statements of their policies that let in everybody are removed.

                - **URLs are closed, not deleted**: a deleted one cannot be had again, a new one has another address.
                - Who is let in by name stays: accounts, organizations, services. So do services without a source, by \
                which other accounts come in; the plan names them. An API Gateway or a load balancer before the \
                function is closed there.
                - What runs goes on: `lambda.stop-invocations` stops what comes.
                - Policies of single versions are not looked at.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Functions.FUNCTION_OR_ALIAS, "lambda:GetFunctionConfiguration"),
                        Permission.on(Functions.FUNCTION, "lambda:ListAliases"),
                        Permission.on(Functions.FUNCTION_OR_ALIAS, "lambda:GetPolicy"),
                        Permission.on(Functions.FUNCTION_OR_ALIAS, "lambda:GetFunctionUrlConfig"),
                        Permission.on(Functions.FUNCTION_OR_ALIAS, "lambda:UpdateFunctionUrlConfig"),
                        Permission.on(Functions.FUNCTION_OR_ALIAS, "lambda:RemovePermission"),
                        Permission.on(Functions.FUNCTION_OR_ALIAS, "lambda:AddPermission")),
                "Lets in again whom the URLs and the policies let in, at the same addresses.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        var targets = targets(in, aws);
        for (var target : targets) {
            if (new UrlAuth()
                    .read(target, aws)
                    .filter(UrlAuth.EVERYBODY::equals)
                    .isPresent()) changes.add(new Change(target, UrlAuth.ID, UrlAuth.EVERYBODY, UrlAuth.SIGNED));
            for (var statement : statements(target, aws)) {
                if (PublicStatements.isPublic(statement))
                    new PublicStatement(PublicStatements.sid(statement))
                            .change(target, NullNode.getInstance(), aws)
                            .ifPresent(changes::add);
                if (PublicStatements.trustsServiceOfAnybody(statement))
                    warnings.add("Statement %s of %s lets %s in, whoever it acts for, and stays."
                            .formatted(
                                    PublicStatements.sid(statement),
                                    Functions.name(target),
                                    statement.at("/Principal/Service").asString("")));
            }
        }
        if (changes.isEmpty())
            return Plan.of("Function %s lets in nobody unnamed".formatted(in.function()), List.of(), targets.getFirst())
                    .warning(warnings);
        warnings.addFirst("Whoever calls the function without being named gets an error: web pages, apps, webhooks.");
        return new Plan(
                "Close function %s to the public".formatted(in.function()),
                changes,
                warnings,
                changes.stream().map(Change::resource).distinct().toList());
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new Out(targets(in, aws).stream()
                .noneMatch(target -> new UrlAuth()
                                .read(target, aws)
                                .filter(UrlAuth.EVERYBODY::equals)
                                .isPresent()
                        || statements(target, aws).stream().anyMatch(PublicStatements::isPublic)));
    }

    @Override
    public Setting setting(Change change) {
        if (change.attribute().equals(UrlAuth.ID)) return new UrlAuth();
        if (change.attribute().startsWith(PublicStatement.ID))
            return new PublicStatement(change.attribute().substring(PublicStatement.ID.length()));
        throw new IllegalArgumentException("nothing of a function's access: " + change.attribute());
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("Everybody can invoke %s again.".formatted(Functions.name(restore.resource())));
    }

    /** ARNs: the function itself, then its aliases. */
    private static List<String> targets(In in, ActionContext aws) {
        var functions = new Functions(aws);
        return Stream.concat(
                        Stream.of(functions.get(in.function()).functionArn()),
                        functions.aliases(in.function()).stream())
                .toList();
    }

    private static List<JsonNode> statements(String target, ActionContext aws) {
        return PublicStatements.statements(PublicStatements.policy(target, aws).orElse(null));
    }
}
