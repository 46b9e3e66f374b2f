package dev.cofferdam.range.sts;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** The service as a whole. */
public final class Sts {
    private Sts() {}

    public static SimulatedService<StsClient> service() {
        return new SimulatedService<>(
                StsClient.class,
                "sts",
                "Sts",
                false,
                "Throttling",
                "AccessDenied",
                StsException::builder,
                Map.of(),
                List.of(new ServicePart<>(CallerIdentity.class, CallerIdentity::new)));
    }

    private static final class CallerIdentity implements StsClient {
        private final Call call;

        private CallerIdentity(Call call) {
            this.call = call;
        }

        @Override
        public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
            var responder = call.world().responder();
            return GetCallerIdentityResponse.builder()
                    .account(call.world().id())
                    .arn(call.world().responderArn())
                    .userId(responder.roleId() + ":" + responder.session())
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
