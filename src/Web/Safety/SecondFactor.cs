using System.Security.Cryptography;
using BriefingBus.Web.Safety.Keys;
using BriefingBus.Web.Safety.SecondFactors;
using Microsoft.AspNetCore.DataProtection;

namespace BriefingBus.Web.Safety;

/// <summary>The operator's second factor: codes of an authenticator app, and recovery codes. It stays on until it is turned off, even if
/// the password changes.</summary>
public sealed partial class SecondFactor
{
    /// <summary>How long a new key may be confirmed.</summary>
    public static readonly TimeSpan Confirmation = TimeSpan.FromMinutes(15);

    private const string Operator = "operator";
    private readonly Func<DbContext> database;
    private readonly IDataProtector stored;
    private readonly IDataProtector shown;
    private readonly KeySecret secret;
    private readonly TimeProvider clock;
    private readonly ILogger log;

    internal SecondFactor(
        Func<DbContext> database, IDataProtectionProvider protection, KeySecret secret, TimeProvider clock, ILogger<SecondFactor> log)
    {
        this.database = database;
        this.secret = secret;
        this.clock = clock;
        this.log = log;
        stored = protection.CreateProtector("second factor");
        shown = protection.CreateProtector("second factor to confirm");
    }

    /// <summary>Whether the secret that seals the key exists. A command must not create a secret that the page does not have.</summary>
    public bool CanBeTurnedOn => secret.IsThere;

    /// <summary>Since when it is on and how many recovery codes are left; null if it is off.</summary>
    public async Task<(DateTimeOffset Since, int RecoveryCodes)?> FindAsync()
    {
        await using var context = database();
        return await FindAsync(context) is { } factor ? (factor.Since, HashesOf(factor).Length) : null;
    }

    /// <summary>Creates a key for a new authenticator.</summary>
    /// <param name="account">The name of the account in the app.</param>
    public NewAuthenticator Begin(string account)
    {
        var key = AuthenticatorKey.New();
        return new(key.Text, key.Address(account), shown.Protect($"{clock.GetUtcNow().Ticks} {Convert.ToBase64String(key.Bytes)}"));
    }

    /// <summary>Restores the result of <see cref="Begin"/> from its sealed form; null if it is invalid or has expired.</summary>
    internal NewAuthenticator? Again(string? sealedKey, string account) =>
        Opened(sealedKey) is { } key ? new(key.Text, key.Address(account), sealedKey!) : null;

    /// <summary>Turns it on or replaces it, and ends the other sessions.</summary>
    /// <param name="sealedKey">The key from <see cref="Begin"/>.</param>
    /// <param name="code">A code of the authenticator, which proves that it has the key.</param>
    /// <param name="session">The session to keep, or null.</param>
    /// <returns>The recovery codes, to be shown once; null if the code is wrong or the key has expired.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(string? sealedKey, string? code, string? session)
    {
        if (Opened(sealedKey) is not { } key || key.StepOf(Digits(code), clock.GetUtcNow()) is not { } step)
            return null;
        var recovery = RecoveryCode.NewSet();
        await using var context = database();
        // Without it, a fault or a kill after the deletion would leave the password alone to sign in with.
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.Set<StoredSecondFactor>().ExecuteDeleteAsync();
        context.Add(new StoredSecondFactor
        {
            Id = Operator,
            SealedKey = stored.Protect(Convert.ToBase64String(key.Bytes)),
            LastStep = step,
            RecoveryCodes = Joined(recovery),
            Since = clock.GetUtcNow(),
        });
        await context.SaveChangesAsync();
        await EndSessionsAsync(context, session);
        await transaction.CommitAsync();
        LogOn();
        return recovery;
    }

    /// <summary>Whether it is off or the code is valid. A valid code is used up.</summary>
    internal async Task<bool> AcceptsAsync(string? code)
    {
        await using var context = database();
        if (await FindAsync(context) is not { } factor)
            return true;
        if (RecoveryCode.HashOf(code ?? "") is { } hash)
            return await UseRecoveryCodeAsync(context, factor, hash);
        var step = Key(factor)?.StepOf(Digits(code), clock.GetUtcNow());
        return step > factor.LastStep
            && await context.Set<StoredSecondFactor>().Where(f => f.LastStep < step)
                .ExecuteUpdateAsync(f => f.SetProperty(x => x.LastStep, step.Value)) == 1;
    }

    /// <summary>Replaces the recovery codes.</summary>
    /// <returns>The new ones, to be shown once.</returns>
    internal async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync()
    {
        var recovery = RecoveryCode.NewSet();
        var hashes = Joined(recovery);
        await using var context = database();
        await context.Set<StoredSecondFactor>().ExecuteUpdateAsync(f => f.SetProperty(x => x.RecoveryCodes, hashes));
        return recovery;
    }

    /// <summary>Turns it off, and ends the other sessions.</summary>
    /// <param name="session">The session to keep, or null.</param>
    /// <returns>Whether it was on.</returns>
    public async Task<bool> TurnOffAsync(string? session)
    {
        await using var context = database();
        if (await context.Set<StoredSecondFactor>().ExecuteDeleteAsync() == 0)
            return false;
        await EndSessionsAsync(context, session);
        LogOff();
        return true;
    }

    private async Task<bool> UseRecoveryCodeAsync(DbContext context, StoredSecondFactor factor, string hash)
    {
        var (before, left) = (factor.RecoveryCodes, HashesOf(factor).Where(h => h != hash).ToList());
        if (left.Count == HashesOf(factor).Length)
            return false;
        var after = string.Join(' ', left);
        var isFirst = await context.Set<StoredSecondFactor>().Where(f => f.RecoveryCodes == before)
            .ExecuteUpdateAsync(f => f.SetProperty(x => x.RecoveryCodes, after)) == 1;
        if (isFirst)
            LogRecoveryCode(left.Count);
        return isFirst;
    }

    private AuthenticatorKey? Key(StoredSecondFactor factor)
    {
        try
        {
            return new(Convert.FromBase64String(stored.Unprotect(factor.SealedKey)));
        }
        catch (CryptographicException)
        {
            LogUnreadable();
            return null;
        }
    }

    private AuthenticatorKey? Opened(string? sealedKey)
    {
        try
        {
            return sealedKey is { Length: > 0 } && shown.Unprotect(sealedKey).Split(' ') is [var ticks, var key]
                && long.TryParse(ticks, out var at) && clock.GetUtcNow().Ticks - at < Confirmation.Ticks
                    ? new(Convert.FromBase64String(key))
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static Task EndSessionsAsync(DbContext context, string? kept) =>
        context.Set<StoredSession>().Where(s => s.Id != kept).ExecuteDeleteAsync();

    private static Task<StoredSecondFactor?> FindAsync(DbContext context) =>
        context.Set<StoredSecondFactor>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == Operator);

    private static string[] HashesOf(StoredSecondFactor factor) => factor.RecoveryCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Joined(IReadOnlyList<string> recovery) => string.Join(' ', recovery.Select(RecoveryCode.HashOf));

    /// <summary>The code without spaces: apps show it in two groups.</summary>
    private static string Digits(string? code) => (code ?? "").Replace(" ", "", StringComparison.Ordinal);

    [LoggerMessage(LogLevel.Warning, "The second factor was turned on; other sessions have ended")]
    private partial void LogOn();

    [LoggerMessage(LogLevel.Warning, "The second factor was turned off; other sessions have ended")]
    private partial void LogOff();

    [LoggerMessage(LogLevel.Warning, "A recovery code was used; {Left} are left")]
    private partial void LogRecoveryCode(int left);

    [LoggerMessage(LogLevel.Error, "The second factor's key cannot be read, because web.keySecret or the file web-keys.secret is another "
        + "one; codes are refused, recovery codes are not. 'briefingbus web second-factor off' turns it off")]
    private partial void LogUnreadable();
}
