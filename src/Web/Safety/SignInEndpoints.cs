using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace BriefingBus.Web.Safety;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    /// <summary>The maximum size of the form, in bytes.</summary>
    private const int MaxForm = 16 * 1024;

    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            OperatorSession.SignInPath,
            async (string? to, HttpContext context, OperatorAccount account, SecondFactor factor, WebOptions options) =>
                Form(context, account, options, to, await factor.FindAsync() is not null, wrong: false));
        endpoints.MapPost(OperatorSession.SignInPath, SignInAsync).DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MaxForm));
        endpoints.MapPost("/sign-out", SignOutAsync).ChangesState();
    }

    private static IResult Form(
        HttpContext context, OperatorAccount account, WebOptions options, string? to, bool takesCode, bool wrong) => new Page<SignInPage>
        {
            Status = wrong ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK,
            HasForm = true,
            Parameters =
            {
                [nameof(SignInPage.To)] = to,
                [nameof(SignInPage.Mistake)] = wrong ? Mistake(takesCode) : null,
                [nameof(SignInPage.TakesCode)] = takesCode,
                [nameof(SignInPage.Possible)] = account.PasswordHash is not null,
                [nameof(SignInPage.IsOpen)] = PlainHttp.IsOpen(context.Request, options),
                [nameof(SignInPage.ToRead)] = options.Reading == Readers.SignedIn,
                [nameof(SignInPage.Back)] = OwnPath(to),
            },
        };

    private static async Task<IResult> SignInAsync(
        HttpContext context, IAntiforgery antiforgery, OperatorAccount account, SecondFactor factor, OperatorCheck check,
        WebOptions options, KnownDevices devices, SignInLog log,
        [FromForm] string? password, [FromForm] string? code, [FromForm] string? to)
    {
        if (!check.TryBegin(context))
            return TooMany(context, SignInAttempts.Window);
        if (!await antiforgery.IsRequestValidAsync(context))
            return InvalidForm();
        switch (await check.HasBothAsync(context, password, code))
        {
            case OperatorProof.TooMany:
                return TooMany(context, SignInAttempts.CodeWindow);
            case OperatorProof.Wrong:
                return Form(context, account, options, to, await factor.FindAsync() is not null, wrong: true);
        }
        var isKnown = devices.Find(context) is not null;
        await context.SignInAsync(OperatorSession.Scheme, OperatorSession.Principal());
        devices.Remember(context);
        log.SignedIn(context.Connection.RemoteIpAddress, isKnown);
        return TypedResults.Redirect(options.PathPrefix + OwnPath(to));
    }

    /// <summary>The error, as a sentence that does not reveal which of the two was wrong.</summary>
    internal static string Mistake(bool takesCode) =>
        takesCode ? "The password or the code is wrong." : "That is not the operator’s password.";

    /// <summary>The response after too many failures.</summary>
    internal static IResult TooMany(HttpContext context, TimeSpan window)
    {
        context.Response.Headers.RetryAfter = ((int)window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Problem.Result(
            StatusCodes.Status429TooManyRequests, "Too many attempts to sign in",
            $"Wait {(window == SignInAttempts.Window ? "a minute" : "an hour")}, then try again.");
    }

    /// <summary>The response to a form without its cookie.</summary>
    internal static IResult InvalidForm() => Problem.Result(
        StatusCodes.Status400BadRequest,
        "This form is not valid any more",
        "Browsers keep its cookie only over https or on this machine itself (http://127.0.0.1). "
        + "Open the page there, reload it and try again.");

    private static async Task<IResult> SignOutAsync(HttpContext context, WebOptions options, SignInLog log)
    {
        await context.SignOutAsync(OperatorSession.Scheme);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\""; // the Back button must not show pages of the operator
        log.SignedOut(context.Connection.RemoteIpAddress);
        return TypedResults.Redirect(options.PathPrefix + "/");
    }

    /// <summary>The path that the operator came from, if it is one of this page and not of another host.</summary>
    internal static string OwnPath(string? to) =>
        to is ['/', ..] and not ['/', '/' or '\\', ..] && Uri.TryCreate(to, UriKind.Relative, out _) && !to.Any(char.IsControl)
            && !to.Contains('\\')
                ? Encoded(to)
                : "/";

    /// <summary>Encodes a path for a header, which allows only ASCII (RFC 9110 §10.2.2, RFC 3986 §2.1).</summary>
    private static string Encoded(string path) =>
        string.Concat(path.EnumerateRunes().Select(r => r is { IsAscii: true } and not { Value: ' ' or '"' or '<' or '>' }
            ? r.ToString()
            : Uri.EscapeDataString(r.ToString())));
}
