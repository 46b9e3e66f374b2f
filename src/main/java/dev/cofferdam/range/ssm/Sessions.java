package dev.cofferdam.range.ssm;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.Page;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.SsmState.Session;
import dev.cofferdam.range.world.World;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DescribeSessionsRequest;
import software.amazon.awssdk.services.ssm.model.DescribeSessionsResponse;
import software.amazon.awssdk.services.ssm.model.SessionFilter;
import software.amazon.awssdk.services.ssm.model.SessionState;
import software.amazon.awssdk.services.ssm.model.SessionStatus;
import software.amazon.awssdk.services.ssm.model.TerminateSessionRequest;
import software.amazon.awssdk.services.ssm.model.TerminateSessionResponse;

/** Sessions by Session Manager, which end at once. */
final class Sessions implements SsmClient {
    private final Call call;
    private final World world;

    Sessions(Call call) {
        this.call = call;
        this.world = call.world();
    }

    @Override
    public DescribeSessionsResponse describeSessions(DescribeSessionsRequest request) {
        var open = request.state() == SessionState.ACTIVE;
        var found = world.ssm().sessions().stream()
                .filter(s -> (s.ended() == null) == open)
                .filter(s -> request.filters().stream().allMatch(f -> matches(s, f)))
                .toList();
        var page = Page.of(
                found,
                request.maxResults() == null ? 50 : request.maxResults(),
                request.nextToken(),
                new ServiceError("InvalidNextToken", "The specified token is not valid."));
        return DescribeSessionsResponse.builder()
                .sessions(page.items().stream().map(Sessions::shape).toList())
                .nextToken(page.next())
                .build();
    }

    @Override
    public TerminateSessionResponse terminateSession(TerminateSessionRequest request) {
        world.ssm()
                .sessions()
                .find(request.sessionId())
                .filter(s -> s.ended() == null)
                .ifPresent(s -> world.ssm().sessions().put(s.endedAt(call.now())));
        return TerminateSessionResponse.builder().sessionId(request.sessionId()).build();
    }

    private static boolean matches(Session session, SessionFilter filter) {
        return switch (filter.key()) {
            case TARGET -> session.instance().equals(filter.value());
            case OWNER -> session.owner().equals(filter.value());
            case SESSION_ID -> session.id().equals(filter.value());
            default ->
                throw new ServiceError("InvalidFilterKey", "The specified key isn't valid: " + filter.keyAsString());
        };
    }

    private static software.amazon.awssdk.services.ssm.model.Session shape(Session session) {
        return software.amazon.awssdk.services.ssm.model.Session.builder()
                .sessionId(session.id())
                .target(session.instance())
                .owner(session.owner())
                .status(session.ended() == null ? SessionStatus.CONNECTED : SessionStatus.TERMINATED)
                .startDate(session.started())
                .endDate(session.ended())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
