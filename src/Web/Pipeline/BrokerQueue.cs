namespace BriefingBus.Web.Pipeline;

/// <summary>A queue as the broker describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Waiting">Messages that wait for a consumer.</param>
/// <param name="InHand">Messages that consumers have and have not finished.</param>
/// <param name="Consumers">How many consumers listen.</param>
/// <param name="InPerSecond">Messages that come in a second.</param>
/// <param name="OutPerSecond">Messages that are finished a second.</param>
/// <param name="DeadLetters">Messages in its dead-letter queues.</param>
public sealed record BrokerQueue(
    string Name, long Waiting, long InHand, int Consumers, double InPerSecond, double OutPerSecond, long DeadLetters);
