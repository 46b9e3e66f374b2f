package dev.cofferdam.range.config;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ServiceError;
import dev.cofferdam.range.world.Recording;
import dev.cofferdam.range.world.Recording.Recorder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;
import software.amazon.awssdk.services.config.model.DeliveryChannel;
import software.amazon.awssdk.services.config.model.DescribeConfigurationRecorderStatusRequest;
import software.amazon.awssdk.services.config.model.DescribeConfigurationRecorderStatusResponse;
import software.amazon.awssdk.services.config.model.DescribeConfigurationRecordersRequest;
import software.amazon.awssdk.services.config.model.DescribeConfigurationRecordersResponse;
import software.amazon.awssdk.services.config.model.DescribeDeliveryChannelsRequest;
import software.amazon.awssdk.services.config.model.DescribeDeliveryChannelsResponse;
import software.amazon.awssdk.services.config.model.StartConfigurationRecorderRequest;
import software.amazon.awssdk.services.config.model.StartConfigurationRecorderResponse;
import software.amazon.awssdk.services.config.model.StopConfigurationRecorderRequest;
import software.amazon.awssdk.services.config.model.StopConfigurationRecorderResponse;

/** The customer's own recorder, of which a region has one at most, and where it delivers. */
final class Recorders implements ConfigClient {
    private final Call call;
    private final Recording recording;

    Recorders(Call call) {
        this.call = call;
        this.recording = call.world().recording();
    }

    @Override
    public DescribeConfigurationRecordersResponse describeConfigurationRecorders(
            DescribeConfigurationRecordersRequest request) {
        return DescribeConfigurationRecordersResponse.builder()
                .configurationRecorders(named(request.configurationRecorderNames()).stream()
                        .map(r -> ConfigurationRecorder.builder()
                                .name(r.name())
                                .arn(arn(r))
                                .recordingGroup(g -> g.allSupported(r.allTypes()))
                                .build())
                        .toList())
                .build();
    }

    @Override
    public DescribeConfigurationRecorderStatusResponse describeConfigurationRecorderStatus(
            DescribeConfigurationRecorderStatusRequest request) {
        return DescribeConfigurationRecorderStatusResponse.builder()
                .configurationRecordersStatus(named(request.configurationRecorderNames()).stream()
                        .map(r -> ConfigurationRecorderStatus.builder()
                                .name(r.name())
                                .arn(arn(r))
                                .recording(r.recording())
                                .lastStartTime(r.started())
                                .lastStopTime(r.stopped())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public DescribeDeliveryChannelsResponse describeDeliveryChannels(DescribeDeliveryChannelsRequest request) {
        return DescribeDeliveryChannelsResponse.builder()
                .deliveryChannels(recording.channels().stream()
                        .map(c -> DeliveryChannel.builder()
                                .name(c.name())
                                .s3BucketName(c.bucket())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public StartConfigurationRecorderResponse startConfigurationRecorder(StartConfigurationRecorderRequest request) {
        var recorder = get(request.configurationRecorderName());
        if (recording.channels().all().isEmpty())
            throw new ServiceError(
                    "NoAvailableDeliveryChannelException",
                    "Delivery channel is not available to start configuration recorder.");
        recording.recorders().put(recorder.startedAt(call.now()));
        return StartConfigurationRecorderResponse.builder().build();
    }

    @Override
    public StopConfigurationRecorderResponse stopConfigurationRecorder(StopConfigurationRecorderRequest request) {
        recording.recorders().put(get(request.configurationRecorderName()).stoppedAt(call.now()));
        return StopConfigurationRecorderResponse.builder().build();
    }

    private List<Recorder> named(List<String> names) {
        return names.isEmpty()
                ? recording.recorders().all()
                : names.stream().map(this::get).toList();
    }

    private Recorder get(@Nullable String name) {
        return recording
                .recorders()
                .find(name)
                .orElseThrow(() -> new ServiceError(
                        "NoSuchConfigurationRecorderException",
                        "Cannot find configuration recorder with the specified name '%s'.".formatted(name)));
    }

    private String arn(Recorder recorder) {
        return call.world().arn("config", "configuration-recorder/%s/abcd1234efgh5678".formatted(recorder.name()));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
