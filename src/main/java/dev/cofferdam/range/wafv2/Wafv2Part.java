package dev.cofferdam.range.wafv2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.Scope;

/** What all parts of the service have. */
abstract class Wafv2Part implements Wafv2Client {
    final Call call;
    final World world;

    Wafv2Part(Call call) {
        this.call = call;
        this.world = call.world();
    }

    final String arn(String scope, String kind, String name, String id) {
        return world.arn(
                "wafv2", "%s/%s/%s/%s".formatted(scope.equals("CLOUDFRONT") ? "global" : "regional", kind, name, id));
    }

    /** Source: AWS WAFV2 API Reference: what is for CloudFront is asked for in us-east-1. */
    final String scope(@Nullable Scope scope) {
        if (scope == null || scope == Scope.UNKNOWN_TO_SDK_VERSION) throw invalid("SCOPE_VALUE");
        if (scope == Scope.CLOUDFRONT && !world.region().equals("us-east-1")) throw invalid("SCOPE_VALUE, CLOUDFRONT");
        return scope.toString();
    }

    static ServiceError invalid(String what) {
        return new ServiceError(
                "WAFInvalidParameterException",
                "Error reason: The parameter contains formatting that is not valid., field: " + what);
    }

    static ServiceError nonexistent() {
        return new ServiceError(
                "WAFNonexistentItemException",
                "AWS WAF couldn’t perform the operation because your resource doesn’t exist.");
    }

    static ServiceError duplicate() {
        return new ServiceError(
                "WAFDuplicateItemException",
                "AWS WAF couldn’t perform the operation because some resource in your request is a duplicate of an"
                        + " existing one.");
    }

    static <T> Page<T> page(List<T> all, @Nullable Integer limit, @Nullable String marker) {
        return Page.of(all, limit == null ? 100 : limit, marker, invalid("NEXT_MARKER"));
    }

    @Override
    public final String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public final void close() {}
}
