using BriefingBus.ServiceDefaults.Bus;
using MassTransit;
using Microsoft.AspNetCore.Antiforgery;

namespace BriefingBus.Web.Safety;

/// <summary>Conditions of endpoints: the operator is signed in, the broker works.</summary>
public static class StateChanges
{
    /// <summary>The authorization policy: the operator, or a program with a token.</summary>
    public const string Policy = "operator";

    /// <summary>Allows only the operator (cookie and antiforgery token) or a program with a bearer token. The name in the audit log is
    /// <c>HttpContext.User.Identity.Name</c>. The form needs <c>&lt;AntiforgeryField /&gt;</c>.</summary>
    public static TBuilder ChangesState<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder
    {
        endpoints.RequireAuthorization(Policy);
        endpoints.DisableAntiforgery(); // the filter validates it: programs with a token have none
        return endpoints.AddEndpointFilter(RequireOwnFormAsync);
    }

    /// <summary>Restricts reading to the operator or a program with a bearer token: for foreign texts, or addresses that may be
    /// private.</summary>
    public static TBuilder ForOperator<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(Policy);

    /// <summary>Whether the request comes from the operator or a program with a bearer token.</summary>
    internal static bool IsOperator(HttpContext context) => context.User.Identity is { IsAuthenticated: true };

    /// <summary>Answers 503 and does nothing while the broker is down, instead of waiting for it.</summary>
    public static TBuilder NeedsBroker<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(RequireBrokerAsync);

    private static async ValueTask<object?> RequireOwnFormAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (context.User.Identity?.AuthenticationType == OperatorSession.Scheme
            && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            return Problem.Result(StatusCodes.Status400BadRequest, "This form is not valid any more",
                "It was opened before you signed in, or comes from another page. Nothing was changed. "
                + "Go back, reload the page and send it again.");
        }
        return await next(invocation);
    }

    private static async ValueTask<object?> RequireBrokerAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var services = invocation.HttpContext.RequestServices;
        if (services.GetRequiredService<BrokerStatus>().Blocked is { } blocked)
            return Problem.Result(StatusCodes.Status503ServiceUnavailable, "The message broker accepts no messages",
                $"Nothing was changed: {blocked.Reason}. You can still read; try this again once the broker accepts messages.");
        return !services.GetRequiredService<IBusControl>().CheckHealth().IsBrokerUnreachable()
            ? await next(invocation)
            : Problem.Result(StatusCodes.Status503ServiceUnavailable, "The message broker does not answer",
                "Nothing was changed. You can still read; try this again once the broker is back.");
    }
}
