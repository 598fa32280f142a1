using MassTransit;

namespace BriefingBus.Web.Requests;

/// <summary>Sends requests to other services over the bus, and explains a missing response in sentences.</summary>
internal sealed class ServiceRequests(IBus bus, TimeProvider clock)
{
    /// <summary>The timeout of sending, since the client's own begins only after the broker confirmed the request.</summary>
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Sends a request and waits for the response.</summary>
    /// <param name="service">The name of the service that responds.</param>
    /// <param name="timeout">The timeout of the response.</param>
    /// <param name="request">Creates the request from its deadline.</param>
    /// <typeparam name="TRequest">The request.</typeparam>
    /// <typeparam name="TAnswer">The response.</typeparam>
    public async Task<ServiceAnswer<TAnswer>> AskAsync<TRequest, TAnswer>(
        string service, TimeSpan timeout, Func<DateTimeOffset, TRequest> request)
        where TRequest : class
        where TAnswer : class
    {
        try
        {
            // Services drop late requests themselves; a time to live would turn them into dead letters.
            var answer = await bus.CreateRequestClient<TRequest>(timeout)
                .GetResponse<TAnswer>(request(clock.GetUtcNow() + timeout), sent => sent.UseExecute(send => send.TimeToLive = null))
                .WaitAsync(timeout + SendTimeout, clock);
            return new(answer.Message, null);
        }
        catch (RequestFaultException refused)
        {
            return new(null, $"{service} refused: " + (refused.Fault?.Exceptions.FirstOrDefault()?.Message ?? refused.Message));
        }
        catch (RequestTimeoutException)
        {
            return new(null, $"No {service} answered within {timeout.TotalSeconds:0} seconds. It is stopped, or busy.");
        }
        catch (TimeoutException)
        {
            return new(null, "The message broker did not accept the request in time.");
        }
        catch (RequestException unsent) when (unsent.InnerException is MessageReturnedException)
        {
            return new(null, $"No {service} answered: none was ever started on this broker.");
        }
    }
}

/// <summary>The result of a request.</summary>
/// <param name="Message">The response, or null.</param>
/// <param name="Trouble">Why there is none, in sentences, or null.</param>
/// <typeparam name="TAnswer">The response.</typeparam>
internal sealed record ServiceAnswer<TAnswer>(TAnswer? Message, string? Trouble)
    where TAnswer : class;
