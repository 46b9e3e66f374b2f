package dev.cofferdam.range.lambda;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.LambdaFunction.Url;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionUrlConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionUrlConfigsResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigResponse;

/** Addresses at which functions are invoked by HTTPS. Source: Lambda API Reference, FunctionUrlConfig. */
final class Urls extends LambdaPart {
    Urls(Call call) {
        super(call);
    }

    @Override
    public GetFunctionUrlConfigResponse getFunctionUrlConfig(GetFunctionUrlConfigRequest request) {
        var named = named(request.functionName(), request.qualifier());
        var url = url(named);
        var time = named.function().modified().toString();
        return GetFunctionUrlConfigResponse.builder()
                .functionUrl(url.address())
                .functionArn(arn(named))
                .authType(url.auth())
                .creationTime(time)
                .lastModifiedTime(time)
                .build();
    }

    @Override
    public ListFunctionUrlConfigsResponse listFunctionUrlConfigs(ListFunctionUrlConfigsRequest request) {
        var function = function(request.functionName());
        var time = function.modified().toString();
        return ListFunctionUrlConfigsResponse.builder()
                .functionUrlConfigs(function.urls().entrySet().stream()
                        .map(each -> FunctionUrlConfig.builder()
                                .functionUrl(each.getValue().address())
                                .functionArn(arn(function.name(), each.getKey()))
                                .authType(each.getValue().auth())
                                .creationTime(time)
                                .lastModifiedTime(time)
                                .build())
                        .toList())
                .build();
    }

    @Override
    public UpdateFunctionUrlConfigResponse updateFunctionUrlConfig(UpdateFunctionUrlConfigRequest request) {
        var named = named(request.functionName(), request.qualifier());
        var url = url(named);
        var changed = new Url(url.address(), or(request.authTypeAsString(), url.auth()));
        put(named.function().withUrl(named.qualifier(), changed));
        var time = named.function().modified().toString();
        return UpdateFunctionUrlConfigResponse.builder()
                .functionUrl(changed.address())
                .functionArn(arn(named))
                .authType(changed.auth())
                .creationTime(time)
                .lastModifiedTime(time)
                .build();
    }

    private static Url url(Named named) {
        var url = named.function().urls().get(named.qualifier());
        if (url == null) throw noResource();
        return url;
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }
}
