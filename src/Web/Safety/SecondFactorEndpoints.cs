using BriefingBus.Web.Safety.SecondFactors;
using Microsoft.AspNetCore.Mvc;

namespace BriefingBus.Web.Safety;

/// <summary>Turns the second factor on and off. Both require the password again, and a code if it is on (OWASP ASVS 5.0, 7.5.1).</summary>
internal static class SecondFactorEndpoints
{
    public const string Path = "/second-factor";

    public static void MapSecondFactor(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, async (HttpContext context, SecondFactor factor) =>
            Form(await factor.FindAsync(), factor.Begin(context.Request.Host.Host))).ForOperator();
        endpoints.MapPost(Path + "/on", TurnOnAsync).ChangesState();
        endpoints.MapPost(Path + "/recovery-codes", RenewAsync).ChangesState();
        endpoints.MapPost(Path + "/off", TurnOffAsync).ChangesState();
    }

    private static async Task<IResult> TurnOnAsync(
        HttpContext context, SecondFactor factor, OperatorCheck check,
        [FromForm] string? password, [FromForm] string? code, [FromForm] string? key, [FromForm] string? newCode)
    {
        if (await RefusalAsync(context, factor, check, password, code, key) is { } refusal)
            return refusal;
        if (await factor.TurnOnAsync(key, newCode, OperatorSession.IdOf(context)) is { } recovery)
            return Codes(recovery, "The second factor is on. Your other sessions have ended.");
        return factor.Again(key, context.Request.Host.Host) is { } again
            ? Form(
                await factor.FindAsync(),
                again,
                "That is not the new authenticator’s code. Wait for the next one, and compare the clocks.")
            : Form(
                await factor.FindAsync(),
                factor.Begin(context.Request.Host.Host),
                $"The key was valid for {SecondFactor.Confirmation.TotalMinutes:0} minutes. Take this one instead.");
    }

    private static async Task<IResult> RenewAsync(
        HttpContext context, SecondFactor factor, OperatorCheck check, [FromForm] string? password, [FromForm] string? code) =>
        await RefusalAsync(context, factor, check, password, code, key: null)
            ?? Codes(await factor.RenewRecoveryCodesAsync(), "The recovery codes from before are void.");

    private static async Task<IResult> TurnOffAsync(
        HttpContext context, SecondFactor factor, OperatorCheck check, WebOptions options,
        [FromForm] string? password, [FromForm] string? code)
    {
        if (await RefusalAsync(context, factor, check, password, code, key: null) is { } refusal)
            return refusal;
        await factor.TurnOffAsync(OperatorSession.IdOf(context));
        return TypedResults.Redirect(options.PathPrefix + SessionEndpoints.Path);
    }

    /// <summary>The response to a request without the password or, if the second factor is on, a code; otherwise null.</summary>
    private static async Task<IResult?> RefusalAsync(
        HttpContext context, SecondFactor factor, OperatorCheck check, string? password, string? code, string? key)
    {
        if (!check.TryBegin(context))
            return SignInEndpoints.TooMany(context, SignInAttempts.Window);
        var host = context.Request.Host.Host;
        return await check.HasBothAsync(context, password, code) switch
        {
            OperatorProof.Given => null,
            OperatorProof.TooMany => SignInEndpoints.TooMany(context, SignInAttempts.CodeWindow),
            _ => await WrongAsync(factor, factor.Again(key, host) ?? factor.Begin(host)),
        };
    }

    private static async Task<IResult> WrongAsync(SecondFactor factor, NewAuthenticator authenticator)
    {
        var on = await factor.FindAsync();
        return Form(on, authenticator, SignInEndpoints.Mistake(on is not null));
    }

    private static IResult Form(
        (DateTimeOffset Since, int RecoveryCodes)? on, NewAuthenticator authenticator, string? mistake = null) => new Page<SecondFactorPage>
        {
            Status = mistake is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            Parameters =
            {
                [nameof(SecondFactorPage.IsOn)] = on is not null,
                [nameof(SecondFactorPage.Authenticator)] = authenticator,
                [nameof(SecondFactorPage.Mistake)] = mistake,
            },
        };

    private static Page<RecoveryCodesPage> Codes(IReadOnlyList<string> recovery, string done) => new()
    {
        Parameters = { [nameof(RecoveryCodesPage.Codes)] = recovery, [nameof(RecoveryCodesPage.Done)] = done },
    };
}
