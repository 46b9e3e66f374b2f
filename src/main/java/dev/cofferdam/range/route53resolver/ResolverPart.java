package dev.cofferdam.range.route53resolver;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53resolver.Route53ResolverClient;

/** What all parts of the service have. */
abstract class ResolverPart implements Route53ResolverClient {
    final Call call;
    final World world;

    ResolverPart(Call call) {
        this.call = call;
        this.world = call.world();
    }

    static <T> Page<T> page(List<T> all, @Nullable Integer max, @Nullable String token) {
        return Page.of(
                all, max == null ? 100 : max, token, new ServiceError("ValidationException", "Invalid NextToken"));
    }

    static ServiceError notFound(String what, @Nullable String id) {
        return new ServiceError(
                "ResourceNotFoundException",
                "[RSLVR-02025] Can't find the resource with ID: %s %s".formatted(what, id));
    }

    @Override
    public final String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public final void close() {}
}
