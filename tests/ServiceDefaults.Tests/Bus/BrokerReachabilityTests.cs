using System.Reflection;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Bus;

/// <summary>The states are those that MassTransit 8.4 was seen to report.</summary>
public sealed class BrokerReachabilityTests
{
    private static readonly Exception Refused = new AggregateException(new TimeoutException("Connection refused"));

    [Fact]
    public void A_paused_queue_does_not_count_as_a_lost_broker() =>
        Degraded(EndpointHealthResult.Degraded(Endpoint, "stopped (delivered 16 messages)")).IsBrokerUnreachable().ShouldBeFalse();

    [Fact]
    public void A_faulted_queue_means_a_lost_broker_and_the_innermost_reason_is_reported()
    {
        var health = Degraded(EndpointHealthResult.Unhealthy(Endpoint, "faulted", Refused));

        health.IsBrokerUnreachable().ShouldBeTrue();
        health.BrokerFault()!.Message.ShouldBe("Connection refused");
    }

    [Fact]
    public void A_bus_that_was_never_ready_has_no_broker_whether_or_not_it_says_why()
    {
        BusHealthResult.Unhealthy("Not ready", null!, new Dictionary<string, EndpointHealthResult>()).IsBrokerUnreachable().ShouldBeTrue();
        BusHealthResult.Healthy("Ready", new Dictionary<string, EndpointHealthResult>()).IsBrokerUnreachable().ShouldBeFalse();
    }

    private static IReceiveEndpoint Endpoint => DispatchProxy.Create<IReceiveEndpoint, Nameless>();

    private static BusHealthResult Degraded(EndpointHealthResult endpoint) =>
        BusHealthResult.Degraded("Degraded Endpoints: items", null!, new Dictionary<string, EndpointHealthResult> { ["items"] = endpoint });

    /// <summary>An endpoint without an address.</summary>
    public class Nameless : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
    }
}
