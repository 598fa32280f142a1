using System.Collections.Immutable;
using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using RabbitMQ.Client.Exceptions;
using PublishException = RabbitMQ.Client.Exceptions.PublishException;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Separates transient faults (the database is down, a peer is slow) from faults of the message, which no retry resolves. Each
/// library adds the rule for its own exceptions.</summary>
public static class TransientFault
{
    /// <summary>The SQL error classes that the data causes: 21 cardinality, 22 data exception, 23 integrity constraint (ISO/IEC 9075-2,
    /// SQLSTATE; PostgreSQL's documentation, appendix A).</summary>
    private static readonly string[] SqlFaultsOfData = ["21", "22", "23"];

    private static ImmutableHashSet<Func<Exception, bool?>> rules = [];

    /// <summary>Adds a rule: whether an exception that it knows is transient, null for every other. Adding it again changes
    /// nothing.</summary>
    public static void AddRule(Func<Exception, bool?> rule) => ImmutableInterlocked.Update(ref rules, known => known.Add(rule));

    /// <summary>The reason, with the peer that did not respond. An exception of BriefingBus names the recipient, the folder or the feed,
    /// unlike the exception that it wraps; otherwise the innermost is the most specific.</summary>
    public static string Reason(Exception exception) => exception.GetBaseException() switch
    {
        DbException { SqlState: not null } refused => $"the database answers {refused.Message.TrimEnd('.')}",
        EndOfStreamException when IsOfDatabase(exception) => "the database ended the connection",
        TimeoutException or OperationCanceledException when IsOfDatabase(exception) => "the database has not answered in time",
        SocketException or IOException when IsOfDatabase(exception) =>
            $"the database cannot be reached: {exception.GetBaseException().Message.TrimEnd('.')}",
        PublishException { IsReturn: true } => "no queue takes the message",
        PublishException => "RabbitMQ has not confirmed the message",
        OperationCanceledException => "no answer came in time",
        var cause => (OfBriefingBus(exception) ?? cause).Message.TrimEnd('.'),
    };

    private static Exception? OfBriefingBus(Exception exception)
    {
        for (var fault = exception; fault is not null; fault = fault.InnerException)
        {
            if (fault is not RequeueException && fault.GetType().Namespace?.StartsWith("BriefingBus.", StringComparison.Ordinal) == true)
                return fault;
        }
        return null;
    }

    private static bool IsOfDatabase(Exception? exception) =>
        exception is DbException || (exception is not null && IsOfDatabase(exception.InnerException));

    /// <summary>Whether the same message may succeed later: true if the exception, or one that it wraps, has its cause outside the
    /// message.</summary>
    public static bool IsTransient(Exception exception) =>
        rules.Select(rule => rule(exception)).FirstOrDefault(known => known is not null) ?? exception switch
        {
            DbException { SqlState.Length: >= 2 } database => !SqlFaultsOfData.Contains(database.SqlState[..2]),
            DbException or SocketException or TimeoutException => true,
            // The broker's response to a publish or a declaration concerns the broker: an invalid message fails before it is sent.
            MessageReturnedException or MessageNotAcknowledgedException or ConnectionException or TransportUnavailableException => true,
            OperationInterruptedException or PublishException or BrokerUnreachableException or TopologyException => true,
            HttpRequestException
            {
                StatusCode: null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
                    or >= HttpStatusCode.InternalServerError,
            } => true,
            // A stopping process or a timeout cancels a message, which did not cause either.
            OperationCanceledException => true,
            AggregateException several => several.InnerExceptions.All(IsTransient),
            { InnerException: { } inner } => IsTransient(inner),
            _ => false,
        };
}
