package dev.cofferdam.action.lambda;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.caselog.Json;
import java.io.ByteArrayInputStream;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Source: Lambda API Reference, GetFunction, GetPolicy; Lambda Developer Guide, "Control access to Lambda function
 * URLs".
 */
public final class DescribeFunction implements ReadAction<DescribeFunction.In, DescribeFunction.Out> {
    public record In(
            @Input(type = ValueType.LAMBDA_FUNCTION, value = "The function's name, without version or alias.")
            String function) {}

    public record Out(
            @Output(type = ValueType.AWS_ARN, value = "The function.")
            String arn,

            @Output(type = ValueType.AWS_ARN, value = "The role that it runs as.")
            String role,

            @Output(type = ValueType.IAM_ROLE, value = "The role's name.")
            String roleName,

            @Output("The runtime: python3.13; empty for an image.")
            String runtime,

            @Output("When it was changed last, as Lambda writes it.")
            String lastModified,

            @Output("The SHA-256 of its code, in Base64, as Lambda tells it.")
            String codeSha256,

            @Output("How long a call may run, in seconds.") long timeoutSeconds,

            @Output("The names of its environment variables; the values are kept nowhere.")
            List<String> environmentNames,

            @Output(type = ValueType.AWS_ARN, value = "The layers, whose code runs with it.")
            List<String> layers,

            @Output("Whether it has reserved concurrency; with none it shares the account's.")
            boolean hasReservedConcurrency,

            @Output("Its reserved concurrency: 0 where it is stopped or where there is none.")
            long reservedConcurrency,

            @Output("Whether everybody may invoke it, as far as could be read; see unknown.")
            boolean isPublic,

            @Output("Why everybody may, a sentence each.") List<String> publicBecause,

            @Output("The services that may whoever they act for, so that other accounts can by theirs.")
            List<String> openToServices,

            @Output("Addresses at which it is called by HTTPS.")
            List<String> urls,

            @Output(type = ValueType.AWS_ARN, value = "The queues and streams that it reads from.")
            List<String> eventSources,

            @Output("What could not be read.") List<String> unknown,

            @Output("Why it could not be read, and what to do.")
            List<String> unknownReasons,

            @Output("Where the whole document is kept among the evidence.")
            String evidenceSha256) {
        public Out {
            environmentNames = List.copyOf(environmentNames);
            layers = List.copyOf(layers);
            publicBecause = List.copyOf(publicBecause);
            openToServices = List.copyOf(openToServices);
            urls = List.copyOf(urls);
            eventSources = List.copyOf(eventSources);
            unknown = List.copyOf(unknown);
            unknownReasons = List.copyOf(unknownReasons);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "lambda.describe-function",
                "Describe a Lambda function",
                """
                Reads what a function runs (configuration, versions, aliases, layers), as whom (role), who may invoke \
                it (policies of the function and of its aliases, URLs), and what does by itself (event sources), and \
                keeps it as one JSON document. Run it before anything is changed.

                - **The values of environment variables are kept nowhere**: they are often secrets. Whoever could \
                read the function has them; treat each as known, and rotate it.
                - The code itself is not kept: its SHA-256 is, of each version. The link that Lambda gives to it holds \
                for ten minutes, and is not kept either.
                - Policies of single versions are not read, only those of the function and of its aliases.
                - What starts it besides (S3 notifications, SNS, EventBridge, API Gateway, load balancers) is set \
                there: the services that its policy lets in tell where to look.
                - A service that is let in without a source lets in other accounts too, by theirs: that is not called \
                public here, but told in `open_to_services`.
                - What Lambda refuses to tell is named in `unknown`: it is not the same as *not set*.
                """,
                Kind.READ,
                Risk.READ,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Functions.FUNCTION, "lambda:GetFunction"),
                        Permission.on(Functions.FUNCTION_OR_ALIAS, "lambda:GetPolicy"),
                        Permission.on(Functions.FUNCTION, "lambda:ListVersionsByFunction"),
                        Permission.on(Functions.FUNCTION, "lambda:ListAliases"),
                        Permission.on(Functions.FUNCTION, "lambda:ListFunctionUrlConfigs"),
                        Permission.of("lambda:ListEventSourceMappings"),
                        Permission.on(Functions.FUNCTION, "lambda:ListProvisionedConcurrencyConfigs")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var document = new FunctionDocument(aws);
        var json = document.of(in.function());
        json.set("unknown_reasons", Json.MAPPER.valueToTree(document.reads().reasons()));
        var bytes = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        var kept = aws.keep(
                "lambda-%s.json".formatted(in.function()), "application/json", new ByteArrayInputStream(bytes));
        var configuration = json.at("/function/Configuration");
        var role = configuration.path("Role").asString("");
        var reserved = json.at("/function/Concurrency/ReservedConcurrentExecutions");
        var openness = new Openness(json);
        var because = openness.toEverybody();
        return new Out(
                configuration.path("FunctionArn").asString(""),
                role,
                role.substring(role.lastIndexOf('/') + 1),
                configuration.path("Runtime").asString(""),
                configuration.path("LastModified").asString(""),
                configuration.path("CodeSha256").asString(""),
                configuration.path("Timeout").asLong(0),
                configuration
                        .at("/Environment/Variables")
                        .propertyStream()
                        .map(variable -> variable.getKey())
                        .sorted()
                        .toList(),
                texts(configuration.path("Layers"), "Arn"),
                reserved.isNumber(),
                reserved.asLong(0),
                !because.isEmpty(),
                because,
                openness.toServicesOfAnybody(),
                texts(json.path(FunctionDocument.URLS), "FunctionUrl"),
                texts(json.path(FunctionDocument.EVENT_SOURCES), "EventSourceArn"),
                document.reads().unknown(),
                document.reads().reasons(),
                kept.sha256());
    }

    private static List<String> texts(JsonNode list, String member) {
        return list.valueStream().map(item -> item.path(member).asString("")).toList();
    }
}
