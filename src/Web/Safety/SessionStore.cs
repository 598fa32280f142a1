using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace BriefingBus.Web.Safety;

/// <summary>Stores the sessions in the database, so that signing out ends a session for every copy of its cookie, and a cookie that was
/// made with stolen keys is refused (OWASP ASVS 5.0, 7.4.1).</summary>
internal sealed class SessionStore(Func<DbContext> database, OperatorAccount account, TimeProvider clock) : ITicketStore
{
    private const int KeyBytes = 32;

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
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
            EndsAt = now + OperatorSession.Lifetime,
        });
        await context.SaveChangesAsync();
        return key;
    }

    // Nothing renews a session: it ends twelve hours after the operator signed in.
    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var id = IdOf(key);
        await using var context = database();
        return await context.Set<StoredSession>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id) is { } session
            && session.EndsAt > clock.GetUtcNow() && session.Password == account.Mark
                ? new(OperatorSession.Principal(), new() { IssuedUtc = session.SignedInAt, ExpiresUtc = session.EndsAt },
                    OperatorSession.Scheme)
                : null;
    }

    public async Task RemoveAsync(string key)
    {
        var id = IdOf(key);
        await using var context = database();
        await context.Set<StoredSession>().Where(s => s.Id == id).ExecuteDeleteAsync();
    }

    private static string IdOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
