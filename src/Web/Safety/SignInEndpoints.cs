using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace BriefingBus.Web.Safety;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    /// <summary>A form with the longest password, in bytes.</summary>
    private const int MaxForm = 16 * 1024;

    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(OperatorSession.SignInPath, (string? to, HttpContext context, OperatorAccount account, WebOptions options) =>
            Form(context, account, options, to, wrong: false));
        endpoints.MapPost(OperatorSession.SignInPath, SignInAsync).DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MaxForm));
        endpoints.MapPost("/sign-out", SignOutAsync).ChangesState();
    }

    private static Page<SignInPage> Form(HttpContext context, OperatorAccount account, WebOptions options, string? to, bool wrong) => new()
    {
        Status = wrong ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK,
        HasForm = true,
        Parameters =
        {
            [nameof(SignInPage.To)] = to,
            [nameof(SignInPage.Wrong)] = wrong,
            [nameof(SignInPage.Possible)] = account.PasswordHash is not null,
            [nameof(SignInPage.IsOpen)] = PlainHttp.IsOpen(context.Request, options),
            [nameof(SignInPage.ToRead)] = options.Reading == Readers.SignedIn,
            [nameof(SignInPage.Back)] = OwnPath(to),
        },
    };

    private static async Task<IResult> SignInAsync(
        HttpContext context, IAntiforgery antiforgery, OperatorAccount account, WebOptions options,
        SignInAttempts attempts, KnownDevices devices, SignInLog log,
        [FromForm] string? password, [FromForm] string? to)
    {
        var (address, device) = (context.Connection.RemoteIpAddress, devices.Find(context));
        if (!attempts.TryBegin(address, device))
            return TooMany(context, log, address);
        if (!await antiforgery.IsRequestValidAsync(context))
            return InvalidForm();
        if (account.PasswordHash is not { } hash || !OperatorPassword.Matches(password ?? "", hash))
        {
            log.Failed(address, device is not null);
            return Form(context, account, options, to, wrong: true);
        }
        attempts.Succeed(address, device);
        await context.SignInAsync(OperatorSession.Scheme, OperatorSession.Principal());
        devices.Remember(context);
        log.SignedIn(address, device is not null);
        return TypedResults.Redirect(options.PathPrefix + OwnPath(to));
    }

    /// <summary>The answer to who has failed too often.</summary>
    internal static IResult TooMany(HttpContext context, SignInLog log, IPAddress? address)
    {
        log.Refused(address);
        context.Response.Headers.RetryAfter = ((int)SignInAttempts.Window.TotalSeconds).ToString();
        return Problem.Result(StatusCodes.Status429TooManyRequests, "Too many tries to sign in", "Wait a minute, then try again.");
    }

    /// <summary>The answer to a form without its cookie.</summary>
    internal static IResult InvalidForm() => Problem.Result(
        StatusCodes.Status400BadRequest,
        "This form is not valid any more",
        "Browsers keep its cookie only over https or on this machine itself (http://127.0.0.1). "
        + "Open the page there, reload it and try again.");

    private static async Task<IResult> SignOutAsync(HttpContext context, WebOptions options, SignInLog log)
    {
        await context.SignOutAsync(OperatorSession.Scheme);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\""; // pages of the operator, for the Back button
        log.SignedOut(context.Connection.RemoteIpAddress);
        return TypedResults.Redirect(options.PathPrefix + "/");
    }

    /// <summary>The path that the operator came from, if it is a path of this page and not another host.</summary>
    internal static string OwnPath(string? to) =>
        to is ['/', ..] and not ['/', '/' or '\\', ..] && Uri.TryCreate(to, UriKind.Relative, out _) && !to.Any(char.IsControl)
            && !to.Contains('\\')
                ? Encoded(to)
                : "/";

    /// <summary>A header holds only ASCII (RFC 9110 §10.2.2, RFC 3986 §2.1).</summary>
    private static string Encoded(string path) =>
        string.Concat(path.EnumerateRunes().Select(r => r is { IsAscii: true } and not { Value: ' ' or '"' or '<' or '>' }
            ? r.ToString()
            : Uri.EscapeDataString(r.ToString())));
}
