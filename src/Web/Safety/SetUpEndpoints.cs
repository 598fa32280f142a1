using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace BriefingBus.Web.Safety;

/// <summary>Sets the operator's first password with the token from the log.</summary>
internal static class SetUpEndpoints
{
    /// <summary>The maximum size of the form, in bytes.</summary>
    private const int MaxForm = 16 * 1024;

    public static void MapSetUp(this WebApplication app)
    {
        app.MapGet(SetUpToken.Path, (string? token, HttpContext context, SetUpToken setUp, WebOptions options) =>
            setUp.IsValid(token) ? Form(token, null, context, options) : Refused());
        app.MapPost(SetUpToken.Path, SetAsync).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MaxForm));
        app.Lifetime.ApplicationStarted.Register(app.Services.GetRequiredService<SetUpToken>().Announce);
    }

    private static async Task<IResult> SetAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        OperatorAccount account,
        SetUpToken setUp,
        SecondFactor factor,
        SignInAttempts attempts,
        KnownDevices devices,
        SignInLog log,
        WebOptions options,
        [FromForm] string? token,
        [FromForm] string? password,
        [FromForm] string? again)
    {
        var address = context.Connection.RemoteIpAddress;
        if (!attempts.TryBegin(address, device: null))
        {
            log.Refused(address);
            return SignInEndpoints.TooMany(context, SignInAttempts.Window);
        }
        if (!await antiforgery.IsRequestValidAsync(context))
            return SignInEndpoints.InvalidForm();
        if (!setUp.IsValid(token))
            return Refused();
        attempts.Succeed(address, device: null);
        if (OperatorPassword.Refusal(password ?? "") is { } refusal)
            return Form(token, refusal, context, options);
        if (password != again)
            return Form(token, "The two passwords differ.", context, options);
        try
        {
            if (!account.TrySet(password!))
                return Refused();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Problem.Result(
                StatusCodes.Status500InternalServerError,
                "The password cannot be kept",
                $"The folder of the databases cannot be written: {fault.Message} Set web.passwordHash in briefing.yaml instead.");
        }
        log.PasswordSet(address);
        // The second factor survives the deletion of the password.
        if (await factor.FindAsync() is not null)
            return TypedResults.Redirect(options.PathPrefix + OperatorSession.SignInPath);
        await context.SignInAsync(OperatorSession.Scheme, OperatorSession.Principal());
        devices.Remember(context);
        return TypedResults.Redirect(options.PathPrefix + Area.Operate.Path);
    }

    private static Page<SetUpPage> Form(string? token, string? mistake, HttpContext context, WebOptions options) => new()
    {
        Status = mistake is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        HasForm = true,
        Parameters =
        {
            [nameof(SetUpPage.Token)] = token,
            [nameof(SetUpPage.Mistake)] = mistake,
            [nameof(SetUpPage.IsOpen)] = PlainHttp.IsOpen(context.Request, options),
        },
    };

    private static IResult Refused() => Problem.Result(
        StatusCodes.Status403Forbidden,
        "This address sets no password",
        "It works once, only while no password is set, and until the page's process ends. The log of the process has the valid one.");
}
