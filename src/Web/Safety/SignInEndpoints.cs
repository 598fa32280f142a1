using BriefingBus.Web.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace BriefingBus.Web.Safety;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(OperatorSession.SignInPath, (string? to, WebOptions options) => Form(options, to, wrong: false));
        endpoints.MapPost(OperatorSession.SignInPath, SignInAsync).DisableAntiforgery().RequireRateLimiting(SafetyRegistration.SignInLimit);
        endpoints.MapPost("/sign-out", SignOutAsync).ChangesState();
    }

    private static Page<SignInPage> Form(WebOptions options, string? to, bool wrong) => new()
    {
        Status = wrong ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK,
        HasForm = true,
        Parameters = { [nameof(SignInPage.To)] = to, [nameof(SignInPage.Wrong)] = wrong, [nameof(SignInPage.Possible)] = options.PasswordHash is not null },
    };

    private static async Task<IResult> SignInAsync(
        HttpContext context, IAntiforgery antiforgery, WebOptions options, [FromForm] string? password, [FromForm] string? to)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Problem.Result(StatusCodes.Status400BadRequest, "This form is not valid any more",
                "Browsers keep its cookie only over https or on this machine itself (http://127.0.0.1). Reload the page and try again.");
        if (options.PasswordHash is null || !OperatorPassword.Matches(password ?? "", options.PasswordHash))
            return Form(options, to, wrong: true);
        await context.SignInAsync(OperatorSession.Scheme, OperatorSession.Principal(options));
        return TypedResults.Redirect(options.PathPrefix + OwnPath(to));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, WebOptions options)
    {
        await context.SignOutAsync(OperatorSession.Scheme);
        return TypedResults.Redirect(options.PathPrefix + "/");
    }

    /// <summary>The path that the operator came from, if it is one of this page: never another host.</summary>
    internal static string OwnPath(string? to) =>
        to is ['/', ..] and not ['/', '/' or '\\', ..] && Uri.TryCreate(to, UriKind.Relative, out _) && !to.Any(char.IsControl) && !to.Contains('\\') ? to : "/";
}
