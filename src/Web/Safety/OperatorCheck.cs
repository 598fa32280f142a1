
namespace BriefingBus.Web.Safety;

/// <summary>Checks that the sender of a form is the operator, by the password, and by a code if the second factor is on. Counts and logs
/// failures.</summary>
internal sealed class OperatorCheck(
    OperatorAccount account, SecondFactor factor, SignInAttempts attempts, KnownDevices devices, SignInLog log)
{
    /// <summary>Begins a check, which counts as failed until it succeeds.</summary>
    /// <returns>False after too many failures.</returns>
    public bool TryBegin(HttpContext context)
    {
        if (attempts.TryBegin(context.Connection.RemoteIpAddress, devices.Find(context)))
            return true;
        log.Refused(context.Connection.RemoteIpAddress);
        return false;
    }

    /// <summary>Whether the password is right.</summary>
    public bool HasPassword(HttpContext context, string? password)
    {
        if (!IsPassword(context, password))
            return false;
        attempts.Succeed(context.Connection.RemoteIpAddress, devices.Find(context));
        return true;
    }

    /// <summary>Whether the password and the code are right. Only with the right password is a code used up.</summary>
    public async Task<OperatorProof> HasBothAsync(HttpContext context, string? password, string? code)
    {
        var (address, device) = (context.Connection.RemoteIpAddress, devices.Find(context));
        if (!IsPassword(context, password))
            return OperatorProof.Wrong;
        if (!attempts.TryBeginCode(device))
        {
            log.CodesRefused(address);
            return OperatorProof.TooMany;
        }
        if (!await factor.AcceptsAsync(code))
        {
            log.WrongCode(address, device is not null);
            return OperatorProof.Wrong;
        }
        attempts.Succeed(address, device);
        attempts.SucceedCode(device);
        return OperatorProof.Given;
    }

    private bool IsPassword(HttpContext context, string? password)
    {
        if (account.PasswordHash is { } hash && OperatorPassword.Matches(password ?? "", hash))
            return true;
        log.Failed(context.Connection.RemoteIpAddress, devices.Find(context) is not null);
        return false;
    }
}

/// <summary>The result of a check of password and code.</summary>
internal enum OperatorProof
{
    /// <summary>Both are right.</summary>
    Given,

    /// <summary>One of them is wrong: only the log says which.</summary>
    Wrong,

    /// <summary>There were too many wrong codes with the right password.</summary>
    TooMany,
}
