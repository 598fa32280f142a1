using BriefingBus.Web.Requests;

namespace BriefingBus.Web.Deliveries;

/// <summary>Queries Delivery's ledger and passes on the operator's decisions.</summary>
internal sealed class DeliveryClient(ServiceRequests requests, DeliveryClientOptions options)
{
    private const string Service = "Delivery";

    /// <summary>Lists deliveries.</summary>
    public Task<ServiceAnswer<DeliveryList>> ListAsync(DeliveryQuestion question) =>
        requests.AskAsync<ListDeliveries, DeliveryList>(Service, options.Timeout, question.ToRequest);

    /// <summary>Decides an uncertain delivery: it arrived, or must be sent again.</summary>
    public Task<ServiceAnswer<DeliveryDecided>> DecideAsync(long number, bool arrived) =>
        requests.AskAsync<DecideDelivery, DeliveryDecided>(
            Service, options.Timeout, until => new() { AnswerBefore = until, Number = number, Arrived = arrived });

    /// <summary>Sends a test message to an outlet.</summary>
    public Task<ServiceAnswer<OutletTested>> TestAsync(string outlet) =>
        requests.AskAsync<TestOutlet, OutletTested>(
            Service, options.TestTimeout, until => new() { AnswerBefore = until, Outlet = outlet });
}

/// <summary>The timeouts of requests to Delivery.</summary>
internal sealed record DeliveryClientOptions
{
    /// <summary>The timeout of a query of the ledger.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The timeout of a test message to an outlet.</summary>
    public TimeSpan TestTimeout { get; init; } = TimeSpan.FromMinutes(1);
}
