using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace BriefingBus.Web.Safety;

/// <summary>Lists and ends the operator's sessions (OWASP ASVS 5.0, 7.5.2).</summary>
internal static class SessionEndpoints
{
    public const string Path = "/sessions";

    /// <summary>The value for every session except the request's own.</summary>
    public const string Others = "others";

    public static void MapSessions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, (HttpContext context, SessionStore sessions, SecondFactor factor) => PageAsync(context, sessions, factor))
            .ForOperator();
        endpoints.MapPost(Path + "/end", EndAsync).ChangesState();
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, SessionStore sessions, SecondFactor factor, bool isWrong = false, int? ended = null) => new Page<SessionsPage>
        {
            Status = isWrong ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK,
            Parameters =
            {
                [nameof(SessionsPage.Sessions)] = await sessions.ListAsync(),
                [nameof(SessionsPage.Own)] = OperatorSession.IdOf(context),
                [nameof(SessionsPage.Factor)] = await factor.FindAsync(),
                [nameof(SessionsPage.IsWrong)] = isWrong,
                [nameof(SessionsPage.Ended)] = ended,
            },
        };

    private static async Task<IResult> EndAsync(
        HttpContext context, SessionStore sessions, SecondFactor factor, OperatorCheck check, SignInLog log, WebOptions options,
        [FromForm] string? password, [FromForm] string? end)
    {
        if (!check.TryBegin(context))
            return SignInEndpoints.TooMany(context, SignInAttempts.Window);
        if (!check.HasPassword(context, password))
            return await PageAsync(context, sessions, factor, isWrong: true);
        var own = OperatorSession.IdOf(context);
        var ended = end == Others ? await sessions.EndOthersAsync(own) : await sessions.EndAsync(end ?? "");
        log.SessionsEnded(ended, context.Connection.RemoteIpAddress);
        if (end != own || own is null)
            return await PageAsync(context, sessions, factor, ended: ended);
        await context.SignOutAsync(OperatorSession.Scheme);
        return TypedResults.Redirect(options.PathPrefix + "/");
    }
}
