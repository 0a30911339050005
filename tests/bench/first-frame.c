/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * first-frame SECONDS PROGRAM [ARGUMENT…]: starts a program with a window on the X display and
 * prints, as one JSON object, milliseconds from just before it is executed until
 *
 *   mapped    its first window is mapped
 *   painted   that window shows a picture: more than a handful of colours
 *   settled   the last damage before a time of quiet
 *
 * and the window's size and the program's peak memory (VmHWM) by then. SECONDS is how long to wait
 * for the picture. The program's output is thrown away, its messages go to standard error. It is
 * asked to end (SIGTERM), then made to. Status 1 when no picture came.
 *
 * The first damage to a window is only the server's background, so damage alone is not a frame.
 */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Smaller windows are splash screens and the like. */
#define LEAST_WIDTH 200
#define LEAST_HEIGHT 150
#define COLOURS_OF_A_PICTURE 5
#define QUIET_MS 300
#define LONGEST_SETTLING_MS 900

typedef struct
{
  Display *display;
  int damage_event;
  double begin;
  Window window;
  Damage damage;
  int width;
  int height;
  double mapped;
  double painted;
  double settled;
} Watch;

static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* A window may go away between two requests about it. */
static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0;
}

static bool
shows_picture (Watch *self)
{
  unsigned long seen[COLOURS_OF_A_PICTURE];
  int n_seen = 0;
  XWindowAttributes attributes;
  XImage *image;

  if (!XGetWindowAttributes (self->display, self->window, &attributes)
      || attributes.map_state != IsViewable)
    return false;
  self->width = attributes.width;
  self->height = attributes.height;
  image = XGetImage (self->display, self->window, 0, 0, (unsigned) attributes.width,
                     (unsigned) attributes.height, AllPlanes, ZPixmap);
  if (image == NULL)
    return false;
  for (int y = 0; y < attributes.height && n_seen < COLOURS_OF_A_PICTURE; y += 5)
    for (int x = 0; x < attributes.width && n_seen < COLOURS_OF_A_PICTURE; x += 3)
      {
        unsigned long pixel = XGetPixel (image, x, y);
        int i = 0;

        while (i < n_seen && seen[i] != pixel)
          i++;
        if (i == n_seen)
          seen[n_seen++] = pixel;
      }
  XDestroyImage (image);
  return n_seen == COLOURS_OF_A_PICTURE;
}

/* The picture was there when the event came; looking at it takes time of its own. */
static void
look (Watch *self, double event)
{
  if (self->painted == 0 && shows_picture (self))
    self->painted = event;
}

static void
window_mapped (Watch *self, XMapEvent *event)
{
  XWindowAttributes attributes;

  if (self->window != None || event->override_redirect
      || !XGetWindowAttributes (self->display, event->window, &attributes)
      || attributes.width < LEAST_WIDTH || attributes.height < LEAST_HEIGHT)
    return;
  self->window = event->window;
  self->mapped = now_ms () - self->begin;
  self->damage = XDamageCreate (self->display, self->window, XDamageReportNonEmpty);
  XSync (self->display, False);
  look (self, self->mapped);
}

static void
window_damaged (Watch *self)
{
  self->settled = now_ms () - self->begin;
  XDamageSubtract (self->display, self->damage, None, None);
  XSync (self->display, False);
  look (self, self->settled);
}

static void
take_events (Watch *self)
{
  while (XPending (self->display))
    {
      XEvent event;

      XNextEvent (self->display, &event);
      if (event.type == MapNotify)
        window_mapped (self, &event.xmap);
      else if (event.type == self->damage_event)
        window_damaged (self);
    }
}

static bool
is_settled (Watch *self)
{
  double now = now_ms () - self->begin;
  double last = self->settled > self->painted ? self->settled : self->painted;

  return self->painted > 0
         && (now - last > QUIET_MS || now - self->painted > LONGEST_SETTLING_MS);
}

static void
watch (Watch *self, double seconds)
{
  while (!is_settled (self) && now_ms () - self->begin < seconds * 1e3)
    {
      struct pollfd source = { ConnectionNumber (self->display), POLLIN, 0 };

      if (!XPending (self->display))
        poll (&source, 1, 20);
      take_events (self);
    }
}

static long
peak_memory_kib (pid_t child)
{
  char path[64];
  char line[256];
  long peak = 0;
  FILE *status;

  snprintf (path, sizeof path, "/proc/%d/status", (int) child);
  status = fopen (path, "r");
  if (status == NULL)
    return 0;
  while (fgets (line, sizeof line, status) != NULL)
    if (strncmp (line, "VmHWM:", 6) == 0)
      peak = strtol (line + 6, NULL, 10);
  fclose (status);
  return peak;
}

static pid_t
start (char **command)
{
  pid_t child = fork ();

  if (child == 0)
    {
      int nothing = open ("/dev/null", O_RDWR);

      dup2 (nothing, STDIN_FILENO);
      dup2 (nothing, STDOUT_FILENO);
      execvp (command[0], command);
      perror (command[0]);
      _exit (127);
    }
  return child;
}

static void
end (pid_t child)
{
  kill (child, SIGTERM);
  for (int i = 0; i < 40; i++)
    {
      if (waitpid (child, NULL, WNOHANG) != 0)
        return;
      usleep (50000);
    }
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
}

int
main (int argc, char **argv)
{
  Watch self = { 0 };
  int error_base;
  pid_t child;

  if (argc < 3)
    {
      fprintf (stderr, "Usage: first-frame SECONDS PROGRAM [ARGUMENT…]\n");
      return 2;
    }
  self.display = XOpenDisplay (NULL);
  if (self.display == NULL
      || !XDamageQueryExtension (self.display, &self.damage_event, &error_base))
    {
      fprintf (stderr, "first-frame: there is no X display with the DAMAGE extension.\n");
      return 2;
    }
  self.damage_event += XDamageNotify;
  XSetErrorHandler (ignore_error);
  XSelectInput (self.display, DefaultRootWindow (self.display), SubstructureNotifyMask);
  XSync (self.display, False);

  self.begin = now_ms ();
  child = start (argv + 2);
  if (child < 0)
    {
      perror ("first-frame");
      return 2;
    }
  watch (&self, strtod (argv[1], NULL));
  printf ("{\"mapped\": %.2f, \"painted\": %.2f, \"settled\": %.2f, \"width\": %d, "
          "\"height\": %d, \"peak_kib\": %ld}\n",
          self.mapped, self.painted, self.settled, self.width, self.height,
          peak_memory_kib (child));
  fflush (stdout);
  end (child);
  XCloseDisplay (self.display);
  return self.painted > 0 ? 0 : 1;
}
