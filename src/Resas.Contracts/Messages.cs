namespace Resas.Contracts;

/// <summary>A question that one module asks another, answered in process and without side effects.
/// The exceptions are <see cref="Blocks.ReportNights"/> and <see cref="Blocks.ComposeHome"/>: who holds which night is decided inside the caller's transaction.</summary>
/// <typeparam name="TAnswer">What the answering module gives back.</typeparam>
public interface IRequest<out TAnswer>;

/// <summary>Something that has happened, told through the outbox to each module that listens, at least once and in no promised order.
/// Announcements are stored as JSON: only values that System.Text.Json writes and reads back alike.</summary>
public interface IAnnouncement;
