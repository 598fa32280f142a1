using BriefingBus.ServiceDefaults.Bus;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Bus;

public sealed class PublishLimitTests
{
    [Fact]
    public async Task A_publish_that_is_never_confirmed_ends_with_a_fault_that_can_pass()
    {
        var limit = TimeSpan.FromMilliseconds(20);

        var late = await Should.ThrowAsync<TimeoutException>(() => PublishLimit.KeepAsync(Never, limit, CancellationToken.None));

        late.Message.ShouldStartWith("RabbitMQ has not confirmed a message for");
        TransientFault.IsTransient(late).ShouldBeTrue();
    }

    [Fact]
    public async Task A_process_that_stops_ends_it_at_once()
    {
        using var stopping = new CancellationTokenSource();
        var publish = PublishLimit.KeepAsync(Never, stopping.Token);

        await stopping.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => publish);
    }

    [Fact]
    public void A_cancelled_message_may_succeed_later() => TransientFault.IsTransient(new OperationCanceledException()).ShouldBeTrue();

    private static Task Never(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
}
