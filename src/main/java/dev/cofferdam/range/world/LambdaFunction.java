package dev.cofferdam.range.world;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Lambda function.
 *
 * @param role ARN
 * @param timeout seconds
 * @param codeSha256 in Base64, as Lambda tells it
 * @param reserved its reserved concurrency; null: none
 * @param aliases versions by alias
 * @param provisioned provisioned concurrency by alias or version
 * @param urls by alias; the function's own by {@link #ITSELF}
 * @param policies statements by alias or version; the function's own by {@link #ITSELF}
 */
public record LambdaFunction(
        String name,
        String role,
        String runtime,
        String handler,
        int timeout,
        String codeSha256,
        long codeSize,
        Instant modified,
        Map<String, String> environment,
        @Nullable Integer reserved,
        Map<String, String> aliases,
        Map<String, Integer> provisioned,
        Map<String, Url> urls,
        Map<String, List<ObjectNode>> policies)
        implements Resource {
    public static final String ITSELF = "$LATEST";

    /** @param auth {@code NONE} or {@code AWS_IAM} */
    public record Url(String address, String auth) {
        public Url {
            address = Given.required(address, "address");
            auth = Given.or(auth, "AWS_IAM");
        }
    }

    public LambdaFunction {
        name = Given.required(name, "name");
        role = Given.required(role, "role");
        runtime = Given.or(runtime, "python3.13");
        handler = Given.or(handler, "index.handler");
        timeout = timeout == 0 ? 3 : timeout;
        codeSha256 = Given.required(codeSha256, "code_sha256");
        modified = Given.required(modified, "modified");
        environment = Given.map(environment);
        aliases = Given.map(aliases);
        provisioned = Given.map(provisioned);
        urls = Given.map(urls);
        policies = Given.map(policies);
    }

    @Override
    public String id() {
        return name;
    }

    public LambdaFunction withReserved(@Nullable Integer concurrency) {
        return with(concurrency, urls, policies);
    }

    public LambdaFunction withUrl(String qualifier, Url url) {
        var changed = new LinkedHashMap<>(urls);
        changed.put(qualifier, url);
        return with(reserved, changed, policies);
    }

    public LambdaFunction withPolicy(String qualifier, List<ObjectNode> statements) {
        var changed = new LinkedHashMap<>(policies);
        if (statements.isEmpty()) changed.remove(qualifier);
        else changed.put(qualifier, List.copyOf(statements));
        return with(reserved, urls, changed);
    }

    private LambdaFunction with(
            @Nullable Integer newReserved, Map<String, Url> newUrls, Map<String, List<ObjectNode>> newPolicies) {
        return new LambdaFunction(
                name,
                role,
                runtime,
                handler,
                timeout,
                codeSha256,
                codeSize,
                modified,
                environment,
                newReserved,
                aliases,
                provisioned,
                newUrls,
                newPolicies);
    }
}
