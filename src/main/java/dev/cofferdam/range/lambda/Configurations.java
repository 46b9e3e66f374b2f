package dev.cofferdam.range.lambda;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.LambdaFunction;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.State;

/**
 * What a function is. Source: Lambda API Reference, GetFunction, ListFunctions, ListAliases, ListVersionsByFunction.
 */
final class Configurations extends LambdaPart {
    /** Source: Lambda API Reference, FunctionConfiguration: {@code 2026-11-23T22:00:00.000+0000}. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ");

    /** Source: Lambda API Reference, ListFunctions: a page holds 50, even when more are asked for. */
    private static final int MOST = 50;

    Configurations(Call call) {
        super(call);
    }

    /** There is no code, so that it has no location. */
    @Override
    public GetFunctionResponse getFunction(GetFunctionRequest request) {
        var named = named(request.functionName(), request.qualifier());
        var reserved = named.function().reserved();
        var answer = GetFunctionResponse.builder()
                .configuration(configuration(named.function(), arn(named), version(named)))
                .code(c -> c.repositoryType("S3"));
        if (reserved != null) answer.concurrency(c -> c.reservedConcurrentExecutions(reserved));
        return answer.build();
    }

    @Override
    public GetFunctionConfigurationResponse getFunctionConfiguration(GetFunctionConfigurationRequest request) {
        var named = named(request.functionName(), request.qualifier());
        var found = configuration(named.function(), arn(named), version(named));
        return GetFunctionConfigurationResponse.builder()
                .functionName(found.functionName())
                .functionArn(found.functionArn())
                .runtime(found.runtime())
                .role(found.role())
                .handler(found.handler())
                .timeout(found.timeout())
                .codeSha256(found.codeSha256())
                .codeSize(found.codeSize())
                .lastModified(found.lastModified())
                .version(found.version())
                .environment(found.environment())
                .state(found.state())
                .lastUpdateStatus(found.lastUpdateStatus())
                .packageType(found.packageType())
                .build();
    }

    @Override
    public ListFunctionsResponse listFunctions(ListFunctionsRequest request) {
        var page = Page.of(
                world.functions().all().stream().toList(),
                request.maxItems() == null ? MOST : Math.min(MOST, request.maxItems()),
                request.marker(),
                new ServiceError("InvalidParameterValueException", "The provided marker is invalid."));
        return ListFunctionsResponse.builder()
                .functions(page.items().stream()
                        .map(function -> configuration(
                                function, arn(function.name(), LambdaFunction.ITSELF), LambdaFunction.ITSELF))
                        .toList())
                .nextMarker(page.next())
                .build();
    }

    @Override
    public ListAliasesResponse listAliases(ListAliasesRequest request) {
        var function = function(request.functionName());
        return ListAliasesResponse.builder()
                .aliases(function.aliases().entrySet().stream()
                        .map(alias -> AliasConfiguration.builder()
                                .aliasArn(arn(function.name(), alias.getKey()))
                                .name(alias.getKey())
                                .functionVersion(alias.getValue())
                                .build())
                        .toList())
                .build();
    }

    /** Those that aliases point to; the range keeps no others. */
    @Override
    public ListVersionsByFunctionResponse listVersionsByFunction(ListVersionsByFunctionRequest request) {
        var function = function(request.functionName());
        return ListVersionsByFunctionResponse.builder()
                .versions(Stream.concat(Stream.of(LambdaFunction.ITSELF), function.aliases().values().stream())
                        .distinct()
                        .map(version -> configuration(function, arn(function.name(), "") + version, version))
                        .toList())
                .build();
    }

    private static String version(Named named) {
        return named.function().aliases().getOrDefault(named.qualifier(), named.qualifier());
    }

    private static FunctionConfiguration configuration(LambdaFunction function, String arn, String version) {
        var configuration = FunctionConfiguration.builder()
                .functionName(function.name())
                .functionArn(arn)
                .runtime(function.runtime())
                .role(function.role())
                .handler(function.handler())
                .timeout(function.timeout())
                .codeSha256(function.codeSha256())
                .codeSize(function.codeSize())
                .lastModified(TIME.format(function.modified().atOffset(ZoneOffset.UTC)))
                .version(version)
                .state(State.ACTIVE)
                .lastUpdateStatus(LastUpdateStatus.SUCCESSFUL)
                .packageType(PackageType.ZIP);
        if (!function.environment().isEmpty()) configuration.environment(e -> e.variables(function.environment()));
        return configuration.build();
    }
}
