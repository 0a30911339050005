/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "agenda-item.h"
#include "body.h"
#include "entity.h"
#include "item-person.h"
#include "meeting.h"
#include "member.h"
#include "person.h"
#include "region.h"
#include "setting.h"
#include "sitting.h"
#include "term.h"
#include "vocabulary.h"
#include "weekend-rule.h"
