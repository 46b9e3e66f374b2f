package dev.cofferdam.range.lambda;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.LambdaFunction;
import dev.cofferdam.range.world.World;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** What all parts of the service have. */
abstract class LambdaPart implements LambdaClient {
    final Call call;
    final World world;

    LambdaPart(Call call) {
        this.call = call;
        this.world = call.world();
    }

    /**
     * One function, or a version or an alias of it.
     *
     * @param qualifier {@link LambdaFunction#ITSELF} for the function
     */
    record Named(LambdaFunction function, String qualifier) {}

    /** @param id name, partial or full ARN, each with {@code :QUALIFIER} or without */
    Named named(@Nullable String id, @Nullable String qualifier) {
        var all = String.valueOf(id);
        var parts = all.substring(all.indexOf("function:") < 0 ? 0 : all.indexOf("function:") + "function:".length())
                .split(":", 2);
        var wanted = qualifier != null ? qualifier : parts.length > 1 ? parts[1] : LambdaFunction.ITSELF;
        var function =
                world.functions().all().find(parts[0]).orElseThrow(() -> notFound("Function", arn(parts[0], wanted)));
        if (!wanted.equals(LambdaFunction.ITSELF)
                && !function.aliases().containsKey(wanted)
                && !function.aliases().containsValue(wanted)) throw notFound("Function", arn(parts[0], wanted));
        return new Named(function, wanted);
    }

    LambdaFunction function(@Nullable String id) {
        return named(id, null).function();
    }

    String arn(String name, String qualifier) {
        var function = world.arn("lambda", "function:" + name);
        return qualifier.equals(LambdaFunction.ITSELF) ? function : function + ":" + qualifier;
    }

    String arn(Named named) {
        return arn(named.function().name(), named.qualifier());
    }

    void put(LambdaFunction function) {
        world.functions().all().put(function);
    }

    static ServiceError notFound(String kind, String what) {
        return new ServiceError("ResourceNotFoundException", "%s not found: %s".formatted(kind, what), 404);
    }

    static ServiceError noResource() {
        return new ServiceError("ResourceNotFoundException", "The resource you requested does not exist.", 404);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
