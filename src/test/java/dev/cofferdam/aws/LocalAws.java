package dev.cofferdam.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cofferdam.caselog.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Pattern;

/**
 * As much of STS, IAM, SSO and SSO OIDC as signing in needs, over HTTP on the loopback interface. It keeps to the rules
 * that AWS documents: a role hands out credentials that end, refuses what its trust policy does not allow, also when a
 * caller inherited it, takes an MFA code once, and knows nobody by credentials that have ended.
 */
final class LocalAws implements AutoCloseable {
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/");

    /** One call of a query API: its parameters, and the access key that it was signed with. */
    record Call(String accessKey, Map<String, String> parameters) {
        String get(String name) {
            return parameters.getOrDefault(name, "");
        }
    }

    private record Session(String arn, String sourceIdentity) {}

    private record Answer(int status, String body, Map<String, String> headers) {}

    final List<Call> calls = new ArrayList<>();
    final List<Map<String, String>> tokenRequests = new ArrayList<>();
    final Set<String> refusesSourceIdentity = new HashSet<>();
    final Set<String> refusesTags = new HashSet<>();
    /** By role: the codes that its device shows one after the other. */
    final Map<String, Set<String>> codes = new HashMap<>();
    /** How the browser's sign-in goes: {@code authorization_pending}, {@code slow_down}, …, then it is agreed to. */
    final Deque<String> browser = new ConcurrentLinkedDeque<>();

    Duration sessions = Duration.ofHours(1);
    volatile boolean refreshes = true;
    /** What it calls credentials that have ended. */
    volatile String endedCode = "ExpiredToken";
    /** An action for which everybody's credentials have ended. */
    volatile String endsFor = "";
    /** What a role session is called, whatever was wished. */
    volatile String namesSessions = "";

    private final Clock clock;
    private final HttpServer server;
    private final Map<String, Session> known = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> goodTokens = new HashSet<>();
    private int issued;

    LocalAws(Clock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void knows(String accessKey, String arn) {
        known.put(accessKey, new Session(arn, ""));
    }

    /** All that was handed out so far is not taken any more. */
    synchronized void endSessions() {
        known.keySet().stream().filter(key -> key.startsWith("ASIA")).forEach(ended::add);
    }

    synchronized void acceptsToken(String token) {
        goodTokens.add(token);
    }

    synchronized void signsOut() {
        goodTokens.clear();
    }

    synchronized List<Call> assumed() {
        return calls.stream()
                .filter(call -> call.get("Action").equals("AssumeRole"))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var answer = answer(exchange, body);
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Answer answer(HttpExchange exchange, String body) {
        return switch (exchange.getRequestURI().getPath()) {
            case "/client/register" ->
                json(Json.object()
                        .put("clientId", "client")
                        .put("clientSecret", "client-secret")
                        .put(
                                "clientSecretExpiresAt",
                                clock.instant().plus(Duration.ofDays(90)).getEpochSecond())
                        .toString());
            case "/device_authorization" ->
                json(Json.object()
                        .put("deviceCode", "device")
                        .put("userCode", "ABCD-EFGH")
                        .put("verificationUri", "https://device.sso.example/")
                        .put("verificationUriComplete", "https://device.sso.example/?user_code=ABCD-EFGH")
                        .put("expiresIn", 600)
                        .put("interval", 1)
                        .toString());
            case "/token" -> token(body);
            case "/federation/credentials" -> roleCredentials(exchange);
            default -> query(exchange, body);
        };
    }

    private Answer token(String body) {
        var request = Json.MAPPER.readTree(body);
        var asked = new LinkedHashMap<String, String>();
        request.propertyStream().forEach(p -> asked.put(p.getKey(), p.getValue().asString("")));
        tokenRequests.add(asked);
        if ("refresh_token".equals(asked.get("grantType"))) {
            if (!refreshes) return oidcError("InvalidGrantException", "invalid_grant");
        } else {
            var next = browser.poll();
            if (next != null)
                return oidcError(
                        switch (next) {
                            case "authorization_pending" -> "AuthorizationPendingException";
                            case "slow_down" -> "SlowDownException";
                            default -> "ExpiredTokenException";
                        },
                        next);
        }
        var token = "token-" + ++issued;
        goodTokens.add(token);
        return json(Json.object()
                .put("accessToken", token)
                .put("expiresIn", 28_800)
                .put("refreshToken", "refresh-" + issued)
                .put("tokenType", "Bearer")
                .toString());
    }

    private Answer roleCredentials(HttpExchange exchange) {
        if (!goodTokens.contains(exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token")))
            return new Answer(
                    401,
                    "{\"message\":\"Session token not found or invalid\"}",
                    Map.of("x-amzn-ErrorType", "UnauthorizedException", "Content-Type", "application/json"));
        var key = "ASIASSO" + ++issued;
        known.put(key, new Session("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Responder/ada", ""));
        var credentials = Json.object()
                .put("accessKeyId", key)
                .put("secretAccessKey", "s")
                .put("sessionToken", "t")
                .put("expiration", clock.instant().plus(sessions).toEpochMilli());
        var json = Json.object();
        json.set("roleCredentials", credentials);
        return json(json.toString());
    }

    private Answer query(HttpExchange exchange, String body) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            var parts = pair.split("=", 2);
            parameters.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        var matcher = CREDENTIAL.matcher(authorization == null ? "" : authorization);
        var call = new Call(matcher.find() ? matcher.group(1) : "", parameters);
        calls.add(call);
        if (ended.contains(call.accessKey()) || call.get("Action").equals(endsFor))
            return error(403, endedCode, "The security token included in the request is expired");
        return switch (call.get("Action")) {
            case "AssumeRole" -> assume(call);
            case "AssumeRoleWithWebIdentity" -> handOut(call, call.get("RoleArn"), "", "AssumeRoleWithWebIdentity");
            case "GetCallerIdentity" -> identity(call);
            case "ListAccountAliases" ->
                xml("ListAccountAliases", "<IsTruncated>false</IsTruncated><AccountAliases></AccountAliases>");
            default -> xml(call.get("Action"), "");
        };
    }

    private Answer assume(Call call) {
        var role = call.get("RoleArn");
        var caller = known.get(call.accessKey());
        if (caller == null) return error(403, "InvalidClientTokenId", "The security token is invalid");
        var source = call.get("SourceIdentity").isEmpty() ? caller.sourceIdentity() : call.get("SourceIdentity");
        if (!source.isEmpty() && refusesSourceIdentity.contains(role)) return denied("sts:SetSourceIdentity", role);
        if (parameterStartsWith(call, "Tags.") && refusesTags.contains(role)) return denied("sts:TagSession", role);
        var good = codes.get(role);
        // a code is good once
        if (good != null && !good.remove(call.get("TokenCode")))
            return error(403, "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code. ");
        return handOut(call, role, source, "AssumeRole");
    }

    private static boolean parameterStartsWith(Call call, String prefix) {
        return call.parameters().keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    private Answer handOut(Call call, String role, String source, String action) {
        var key = "ASIA" + role.substring(role.lastIndexOf('/') + 1).toUpperCase(java.util.Locale.ROOT) + ++issued;
        var account = role.split(":", -1)[4];
        var arn = "arn:aws:sts::%s:assumed-role/%s/%s"
                .formatted(
                        account,
                        role.substring(role.lastIndexOf('/') + 1),
                        namesSessions.isEmpty() ? call.get("RoleSessionName") : namesSessions);
        known.put(key, new Session(arn, source));
        return xml(
                action,
                "<Credentials><AccessKeyId>%s</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>%s</Expiration></Credentials>"
                        .formatted(key, clock.instant().plus(sessions)));
    }

    private Answer identity(Call call) {
        var caller = known.get(call.accessKey());
        if (caller == null) return error(403, "InvalidClientTokenId", "The security token is invalid");
        return xml(
                "GetCallerIdentity",
                "<Arn>%s</Arn><UserId>U</UserId><Account>%s</Account>"
                        .formatted(caller.arn(), caller.arn().split(":", -1)[4]));
    }

    private static Answer denied(String permission, String role) {
        return error(
                403,
                "AccessDenied",
                "User: arn:aws:iam::111122223333:user/ada is not authorized to perform: %s on resource: %s"
                        .formatted(permission, role));
    }

    private static Answer xml(String action, String result) {
        return new Answer(
                200,
                "<%1$sResponse><%1$sResult>%2$s</%1$sResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></%1$sResponse>"
                        .formatted(action, result),
                Map.of("Content-Type", "text/xml"));
    }

    private static Answer error(int status, String code, String message) {
        return new Answer(
                status,
                "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>r</RequestId></ErrorResponse>"
                        .formatted(code, message),
                Map.of("Content-Type", "text/xml"));
    }

    private static Answer json(String body) {
        return new Answer(200, body, Map.of("Content-Type", "application/json"));
    }

    private static Answer oidcError(String type, String error) {
        return new Answer(
                400,
                "{\"error\":\"%s\",\"error_description\":\"…\"}".formatted(error),
                Map.of("x-amzn-ErrorType", type, "Content-Type", "application/json"));
    }
}
