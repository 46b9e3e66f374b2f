package dev.cofferdam.range.ec2;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.World;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** What all parts of the service have: the call that they answer. */
abstract class Ec2Part implements Ec2Client {
    final Call call;
    final World world;

    Ec2Part(Call call) {
        this.call = call;
        this.world = call.world();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
