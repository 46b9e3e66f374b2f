package dev.cofferdam.aws;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.apache.ProxyConfiguration;

/**
 * The proxy to AWS: of the Java system properties, else of the environment variables that the AWS CLI reads
 * ({@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code NO_PROXY}).
 *
 * <p>Left to itself the SDK's client takes the proxy for plain HTTP, whatever it connects to: its scheme is
 * {@code http} unless it is set. Source: AWS CLI User Guide, "Using an HTTP proxy for the AWS CLI".
 */
final class Proxies {
    private Proxies() {}

    /** @param endpoint instead of AWS's own, which is reached by HTTPS */
    static ProxyConfiguration of(@Nullable URI endpoint, Map<String, String> environment) {
        var scheme = endpoint == null ? "https" : endpoint.getScheme();
        if (System.getProperty(scheme + ".proxyHost") != null)
            return ProxyConfiguration.builder()
                    .scheme(scheme)
                    .useSystemPropertyValues(true)
                    .useEnvironmentVariableValues(false)
                    .build();
        var proxy = variable(environment, scheme + "_proxy");
        return proxy == null ? none() : through(address(proxy), environment);
    }

    private static ProxyConfiguration none() {
        return ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false)
                .build();
    }

    private static ProxyConfiguration through(URI proxy, Map<String, String> environment) {
        var builder = ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false)
                .endpoint(URI.create("%s://%s:%d".formatted(proxy.getScheme(), proxy.getHost(), proxy.getPort())))
                .nonProxyHosts(exceptions(variable(environment, "no_proxy")));
        var user = proxy.getUserInfo(); // decoded
        if (user != null) {
            var colon = user.indexOf(':');
            builder.username(colon < 0 ? user : user.substring(0, colon));
            builder.password(colon < 0 ? "" : user.substring(colon + 1));
        }
        return builder.build();
    }

    private static URI address(String text) {
        try {
            var proxy = new URI(text.contains("://") ? text : "http://" + text);
            if (proxy.getHost() != null && proxy.getPort() > 0) return proxy;
        } catch (URISyntaxException e) {
            throw new AwsSessionException("The proxy in HTTPS_PROXY is no address: " + e.getReason() + ".", e);
        }
        throw new AwsSessionException("The proxy in HTTPS_PROXY needs a host and a port, as in http://proxy:3128.");
    }

    /** As patterns, which the SDK's client matches in lower case: {@code .corp} means everything below it. */
    private static Set<String> exceptions(@Nullable String list) {
        if (list == null) return Set.of();
        return Arrays.stream(list.toLowerCase(java.util.Locale.ROOT).split("\\s*,\\s*", -1))
                .filter(host -> !host.isEmpty())
                .map(Proxies::pattern)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String pattern(String host) {
        if (host.equals("*")) return ".*";
        var name = host.startsWith("*.") ? host.substring(2) : host.startsWith(".") ? host.substring(1) : host;
        return "(.*\\.)?" + Pattern.quote(name);
    }

    /** Lower case first, as other programs do. */
    private static @Nullable String variable(Map<String, String> environment, String name) {
        var lower = environment.get(name);
        var value = lower == null ? environment.get(name.toUpperCase(java.util.Locale.ROOT)) : lower;
        return value == null || value.isBlank() ? null : value.strip();
    }
}
