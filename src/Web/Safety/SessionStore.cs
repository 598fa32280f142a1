using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BriefingBus.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace BriefingBus.Web.Safety;

/// <summary>Stores the sessions in the database. Signing out therefore ends a session for every copy of its cookie, and a cookie that was
/// made with stolen keys is refused (OWASP ASVS 5.0, 7.4.1).</summary>
internal sealed class SessionStore(Func<DbContext> database, OperatorAccount account, TimeProvider clock) : ITicketStore
{
    /// <summary>The precision of a session's last use; it keeps page views from writing each time.</summary>
    public static readonly TimeSpan Precision = TimeSpan.FromMinutes(5);

    private const int KeyBytes = 32;
    private const int MaxBrowserLength = 200;

    /// <summary>The sessions that have not ended, the last used first.</summary>
    public async Task<IReadOnlyList<StoredSession>> ListAsync()
    {
        var (now, mark) = (clock.GetUtcNow(), account.Mark);
        await using var context = database();
        return await context.Set<StoredSession>().AsNoTracking().Where(s => s.EndsAt > now && s.Password == mark)
            .OrderByDescending(s => s.UsedAt).ThenBy(s => s.Id).ToListAsync();
    }

    /// <summary>Ends a session for every copy of its cookie.</summary>
    /// <returns>The number of ended sessions: one, or none if it had ended before.</returns>
    public async Task<int> EndAsync(string id)
    {
        await using var context = database();
        return await context.Set<StoredSession>().Where(s => s.Id == id).ExecuteDeleteAsync();
    }

    /// <summary>Ends all sessions but one.</summary>
    /// <returns>The number of ended sessions.</returns>
    public async Task<int> EndOthersAsync(string? kept)
    {
        await using var context = database();
        return await context.Set<StoredSession>().Where(s => s.Id != kept).ExecuteDeleteAsync();
    }

    public Task<string> StoreAsync(AuthenticationTicket ticket) => StoreAsync("", "");

    public Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) =>
        StoreAsync(httpContext.Connection.RemoteIpAddress?.ToString() ?? "", httpContext.Request.Headers.UserAgent.ToString());

    // Sessions are never renewed: they end twelve hours after signing in.
    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var (id, now) = (IdOf(key), clock.GetUtcNow());
        await using var context = database();
        if (await context.Set<StoredSession>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id) is not { } session
            || session.EndsAt <= now || session.Password != account.Mark)
            return null;
        if (now - session.UsedAt >= Precision)
            await context.Set<StoredSession>().Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.UsedAt, now));
        var properties = new AuthenticationProperties { IssuedUtc = session.SignedInAt, ExpiresUtc = session.EndsAt };
        properties.SetString(OperatorSession.IdProperty, id);
        return new(OperatorSession.Principal(), properties, OperatorSession.Scheme);
    }

    public Task RemoveAsync(string key) => EndAsync(IdOf(key));

    private async Task<string> StoreAsync(string address, string browser)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        var now = clock.GetUtcNow();
        await using var context = database();
        await context.Set<StoredSession>().Where(s => s.EndsAt <= now).ExecuteDeleteAsync();
        context.Add(new StoredSession
        {
            Id = IdOf(key),
            Password = account.Mark,
            SignedInAt = now,
            UsedAt = now,
            EndsAt = now + OperatorSession.Lifetime,
            Address = address,
            Browser = TextShortener.Beginning(browser, MaxBrowserLength).ToString(),
        });
        await context.SaveChangesAsync();
        return key;
    }

    private static string IdOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
