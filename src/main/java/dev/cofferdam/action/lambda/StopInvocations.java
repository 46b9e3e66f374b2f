package dev.cofferdam.action.lambda;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
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
import dev.cofferdam.action.SideReads;
import dev.cofferdam.action.ValueType;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Source: Lambda Developer Guide, "Configuring reserved concurrency for a function" (0 throttles all), "Configuring
 * provisioned concurrency for a function" (never more than is reserved), "How Lambda handles errors and retries with
 * asynchronous invocation".
 */
public final class StopInvocations implements ChangesSettings<StopInvocations.In, StopInvocations.Out> {
    public record In(
            @Input(type = ValueType.LAMBDA_FUNCTION, value = "The function's name, without version or alias.")
            String function) {}

    public record Out(
            @Output("Whether no new invocation begins.") boolean stopped) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "lambda.stop-invocations",
                "Stop a Lambda function",
                """
                Reserves a concurrency of 0 for a function: no invocation begins any more, of no version and no alias, \
                whoever asks.

                - **What runs goes on**, until it is through or its time is up: 15 minutes at most, the plan says how \
                long. Take away the role's permissions (`iam.quarantine-role`, `iam.revoke-role-sessions`) to stop \
                that too: the credentials that it was given stay valid.
                - Who calls it and waits gets an error. What is called in the background is tried again for six hours, \
                and then dropped or put where failures go; queues and streams keep what they have, as long as they keep \
                anything. When this is taken back it is worked off: look at it before.
                - A function with provisioned concurrency cannot be stopped so: take that away first.
                - Copies at CloudFront's edge (Lambda@Edge) go on: take the function out of the distribution.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Functions.FUNCTION, "lambda:GetFunctionConfiguration"),
                        Permission.on(Functions.FUNCTION, "lambda:GetFunctionConcurrency"),
                        Permission.on(Functions.FUNCTION, "lambda:ListProvisionedConcurrencyConfigs"),
                        Permission.on(Functions.FUNCTION, "lambda:PutFunctionConcurrency"),
                        Permission.on(Functions.FUNCTION, "lambda:DeleteFunctionConcurrency")),
                "Restores the reserved concurrency, or that there was none.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var function = new Functions(aws).get(in.function());
        var arn = function.functionArn();
        var change = new ReservedConcurrency().change(arn, ReservedConcurrency.NOTHING_RUNS, aws);
        if (change.isEmpty()) return Plan.of("Function %s is stopped already".formatted(in.function()), List.of(), arn);
        var reads = new SideReads();
        var provisioned = reads.read(
                List.of("provisioned concurrency"), List.<String>of(), () -> provisioned(in.function(), aws));
        if (!provisioned.isEmpty())
            throw new ActionException(
                    "ProvisionedConcurrency",
                    "Function %s has provisioned concurrency on %s, below which none can be reserved. Delete that (aws lambda delete-provisioned-concurrency-config), note how much it was, and plan again."
                            .formatted(in.function(), String.join(", ", provisioned)));
        var warnings = new ArrayList<String>();
        warnings.add("What runs now goes on for up to %d s, with the credentials of its role."
                .formatted(function.timeout()));
        warnings.add(
                "Whoever calls %s gets an error meanwhile; what is called in the background is dropped after hours."
                        .formatted(in.function()));
        warnings.addAll(reads.reasons());
        return Plan.of("Stop function %s".formatted(in.function()), List.of(change.get()), arn)
                .warning(warnings);
    }

    /** Aliases and versions, sorted. */
    private static List<String> provisioned(String function, ActionContext aws) {
        return aws
                .client(LambdaClient.class)
                .listProvisionedConcurrencyConfigsPaginator(r -> r.functionName(function))
                .provisionedConcurrencyConfigs()
                .stream()
                .map(each -> "%s (%d)"
                        .formatted(Functions.name(each.functionArn()), each.requestedProvisionedConcurrentExecutions()))
                .sorted()
                .toList();
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var arn = new Functions(aws).get(in.function()).functionArn();
        return new Out(new ReservedConcurrency()
                .read(arn, aws)
                .filter(ReservedConcurrency.NOTHING_RUNS::equals)
                .isPresent());
    }

    @Override
    public Setting setting(Change change) {
        return new ReservedConcurrency();
    }

    @Override
    public List<String> reopens(Change restore) {
        return List.of("What waited meanwhile is worked off at once: events, queues, streams.");
    }
}
